import { meet } from '../login/meet';
import { expired, refreshed } from '../pay/tradeState';
import type { Trade } from '../store/records';
import type { WechatPay } from '../wechatPay';

const CODE_LIFE_MS = 2 * 3_600_000;

/** The trade a native code asks to be paid, which is the scanner's from now on; or why the wallet shows none. */
export function scanNative(wechat: WechatPay, codeUrl: string, user: string): { trade: Trade } | { refusal: string } {
  const id = /^weixin:\/\/wxpay\/bizpayurl\?pr=(\w+)$/.exec(codeUrl.trim())?.[1] ?? '';
  const trade = wechat.store.tradeOfPrepay.get(id);
  if (trade?.tradeType !== 'NATIVE') return { refusal: '二维码无法识别' };
  const refusal = refusalOf(wechat, trade, id);
  if (refusal !== undefined) return { refusal };
  trade.user = user;
  if (trade.spAppid !== undefined) trade.spOpenid = meet(wechat, trade.spAppid, user);
  wechat.store.save({ kind: 'trade', value: trade });
  return { trade };
}

function refusalOf(wechat: WechatPay, trade: Trade, id: string): string | undefined {
  const { state } = refreshed(wechat, trade);
  if (trade.transactionId !== undefined) return '该订单已支付，请勿重复支付';
  if (state === 'CLOSED') return '该订单已关闭，请重新下单';
  const newest = trade.prepays.at(-1);
  const isDead = newest?.id !== id || wechat.clock.nowMs() - newest.createdMs > CODE_LIFE_MS;
  return isDead || expired(wechat, trade) ? '二维码已失效，请商家刷新后再扫' : undefined;
}
