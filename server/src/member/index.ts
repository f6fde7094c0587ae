export { memberRoutes, type DriverFrontSettings } from './member.routes';
export type { WechatLogin } from './wechatIdentity';
