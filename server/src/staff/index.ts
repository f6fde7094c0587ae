export { accountRoutes } from './account.routes';
export { assertStrong, hashPassword, setPassword } from './password';
export { firstAdmin } from './firstAdmin';
export { sealPlainTotp } from './sealPlainTotp';
export { staffDeskRoutes, staffDoorRoutes } from './staff.routes';
export { sealSecret } from './totpSeal';
export { admitStaff, verifyStaff, type VerifiedStaff } from './verifyStaff';
