export * from './channel';
export { createWechatPay } from './wechat-pay';
