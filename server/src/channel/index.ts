export * from './channel';
export { createAlipay, type AlipaySettings } from './alipay';
export { createWechatPay, type WechatPaySettings } from './wechat-pay';
