import { z } from 'zod';
import { verifies } from '../keys/cryptography';
import { expired, refreshed } from '../pay/tradeState';
import type { Trade } from '../store/records';
import type { WechatPay } from '../wechatPay';

const PREPAY_LIFE_MS = 2 * 3_600_000;

/** What `wx.requestPayment` hands to the wallet, and the appId of the app that called. */
export const payParams = z.object({
  appId: z.string().max(32),
  timeStamp: z.string().max(32),
  nonceStr: z.string().max(32),
  package: z.string().max(128),
  signType: z.string().max(32),
  paySign: z.string().max(1024),
});

export type PayParams = z.output<typeof payParams>;

/** The trade the wallet shows, or why it does not open. Source: WeChat Pay APIv3, paySign over four lines. */
export function openWallet(wechat: WechatPay, given: PayParams): { trade: Trade } | { refusal: string } {
  const prepayId = /^prepay_id=(\w+)$/.exec(given.package)?.[1] ?? '';
  const trade = wechat.store.tradeOfPrepay.get(prepayId);
  if (!trade) return { refusal: '预支付会话无效，请重新下单' };
  if (given.appId !== trade.spAppid && given.appId !== trade.subAppid) return { refusal: 'appId与下单时不一致' };
  if (!signedByMerchant(wechat, trade, given)) return { refusal: '支付验证签名失败' };
  return refusalOf(wechat, trade, prepayId) ?? { trade };
}

function signedByMerchant(wechat: WechatPay, trade: Trade, given: PayParams): boolean {
  const merchant = wechat.merchants.get(trade.spMchid);
  const lines = [given.appId, given.timeStamp, given.nonceStr, given.package];
  return merchant !== undefined && given.signType === 'RSA' && verifies(merchant.publicKey, lines, given.paySign);
}

function refusalOf(wechat: WechatPay, trade: Trade, prepayId: string): { refusal: string } | undefined {
  const { state } = refreshed(wechat, trade);
  const prepay = trade.prepays.find((one) => one.id === prepayId);
  if (trade.transactionId !== undefined) return { refusal: '该订单已支付，请勿重复支付' };
  if (state === 'CLOSED') return { refusal: '该订单已关闭，请重新下单' };
  const old = prepay === undefined || wechat.clock.nowMs() - prepay.createdMs > PREPAY_LIFE_MS;
  return old || expired(wechat, trade) ? { refusal: '订单已过期，请重新下单' } : undefined;
}
