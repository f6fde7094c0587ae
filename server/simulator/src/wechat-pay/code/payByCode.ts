import { WechatError } from '../http/wechatError';
import { meet } from '../login/meet';
import { confirmTrade, refuseTrade, settle } from '../pay/confirmTrade';
import type { Trade } from '../store/records';
import { keyOf } from '../store/store';
import type { Merchant, WechatPay } from '../wechatPay';

/** A code belongs to WeChat Pay when it is 18 digits and begins so; 15 is Hong Kong's wallet. */
const CODE_SHAPE = /^1[0-5]\d{16}$/;
/** A wallet waits so long for the password. */
const PATIENCE_MS = 2 * 3_600_000;

export interface CodePayment {
  merchant: Merchant;
  subMchid: string;
  api: 'v3' | 'v2';
  outTradeNo: string;
  authCode: string;
  totalFen: number;
  description: string;
  spAppid?: string | undefined;
  subAppid?: string | undefined;
  attach?: string | undefined;
  deviceId?: string | undefined;
}

/** Collects from a payer's code: at once, or when the payer has typed the password. Refusals leave nothing to be paid. */
export function payByCode(wechat: WechatPay, payment: CodePayment): Trade {
  refuseReuse(wechat, payment);
  const user = payerOf(wechat, payment.authCode);
  const trade = opened(wechat, payment, user);
  const subjects = [trade.outTradeNo];
  if (wechat.plans.strike(subjects, { name: 'payer-refuses' })) {
    refuseTrade(wechat, trade);
    throw new WechatError(403, 'NOT_ENOUGH', '用户账户余额不足');
  }
  const asked = askPassword(wechat, trade);
  if (!asked) settle(wechat, trade);
  return trade;
}

/** The same number again never collects again. Codes for V2 differ in spelling only. */
function refuseReuse(wechat: WechatPay, payment: CodePayment): void {
  const found = wechat.store.trades.get(keyOf(payment.merchant.spMchid, payment.outTradeNo));
  if (!found) return;
  if (found.fingerprint !== fingerprintOf(payment)) throw new WechatError(403, 'OUT_TRADE_NO_USED', '商户订单号重复');
  if (found.state === 'USERPAYING') throw new WechatError(400, 'USERPAYING', '需要用户输入支付密码');
  if (found.state === 'REVOKED') throw new WechatError(400, 'ORDER_REVERSED', '订单已撤销');
  if (found.transactionId !== undefined) throw new WechatError(400, 'ORDER_PAID', '订单已支付');
  throw new WechatError(403, 'OUT_TRADE_NO_USED', '商户订单号重复');
}

const FLAWS = {
  unknown: ['AUTH_CODE_INVALID', '101 付款码无效，请重新扫码'],
  used: ['AUTH_CODE_INVALID', '101 每个二维码仅限使用一次，请刷新再试'],
  expired: ['AUTH_CODE_EXPIRE', '二维码已过期，请用户在微信上刷新后再试'],
} as const;

function payerOf(wechat: WechatPay, authCode: string): string {
  if (!CODE_SHAPE.test(authCode)) throw new WechatError(400, 'AUTH_CODE_INVALID', '请扫描微信支付被扫条码/二维码');
  const redeemed = wechat.payerCodes.redeem(authCode);
  if ('user' in redeemed) return redeemed.user;
  const [code, message] = FLAWS[redeemed.flaw];
  throw new WechatError(400, code, message);
}

function opened(wechat: WechatPay, payment: CodePayment, user: string): Trade {
  const nowMs = wechat.clock.nowMs();
  const { merchant, authCode: _, ...told } = payment;
  const trade: Trade = {
    ...told,
    spMchid: merchant.spMchid,
    tradeType: 'MICROPAY',
    spOpenid: payment.spAppid === undefined ? undefined : meet(wechat, payment.spAppid, user),
    user,
    expiresMs: nowMs + PATIENCE_MS,
    fingerprint: fingerprintOf(payment),
    prepays: [],
    state: 'USERPAYING',
    createdMs: nowMs,
    refusals: 0,
  };
  wechat.store.save({ kind: 'trade', value: trade });
  return trade;
}

/** Whether the wallet wants a password first; the slow payer types it by itself, the others on their phone. */
function askPassword(wechat: WechatPay, trade: Trade): boolean {
  const subjects = [trade.outTradeNo];
  const slow = wechat.plans.strike(subjects, { name: 'payer-slow' });
  const fails = wechat.plans.strike(subjects, { name: 'payer-fails' });
  if (slow) later(wechat, slow.s, () => confirmTrade(wechat, trade, { evenClosed: false }));
  if (fails) later(wechat, fails.s, () => void (trade.state === 'USERPAYING' && refuseTrade(wechat, trade)));
  const types = wechat.plans.strike(subjects, { name: 'payer-types-password' });
  return Boolean(slow ?? fails ?? types) || trade.totalFen >= wechat.options.passwordFromFen;
}

function later(wechat: WechatPay, seconds: number, happen: () => void): void {
  wechat.timers.after(wechat.timers.realMs(seconds), happen);
}

function fingerprintOf({ subMchid, api, authCode, totalFen, description, attach }: CodePayment): string {
  return JSON.stringify([subMchid, api, authCode, totalFen, description, attach]);
}
