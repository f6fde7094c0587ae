export { accountRoutes } from './account.routes';
export { assertStrong, hashPassword, setPassword } from './password';
export { firstAdmin } from './firstAdmin';
export { staffDeskRoutes, staffDoorRoutes } from './staff.routes';
export { admitStaff, verifyStaff, type VerifiedStaff } from './verifyStaff';
