export { hashPassword } from './password';
export { staffDeskRoutes } from './staff.routes';
export { verifyStaff, type VerifiedStaff } from './verifyStaff';
