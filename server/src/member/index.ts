export { memberDeskRoutes } from './member.desk.routes';
export { memberRoutes, memberTillRoutes, type DriverFrontSettings } from './member.routes';
export { findMember, readMember } from './readMember';
export type { WechatLogin } from './wechatIdentity';
