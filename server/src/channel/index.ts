export * from './channel';
export { createWechatPay, type WechatPaySettings } from './wechat-pay';
