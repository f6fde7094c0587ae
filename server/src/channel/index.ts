export { createAlipay } from './alipay';
export * from './channel';
export { createWechatPay } from './wechat-pay';
export { createLocal, type LocalBook } from './local';
