import { WechatError } from '../http/wechatError';
import { meet } from '../login/meet';
import { confirmTrade, refuseTrade, settle } from '../pay/confirmTrade';
import { strike } from '../scenario/plans';
import type { Trade } from '../store/records';
import { keyOf } from '../store/store';
import type { Merchant, World } from '../world';
import { CODE_SHAPE, redeem } from './payerCode';

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
export function payByCode(world: World, payment: CodePayment): Trade {
  refuseReuse(world, payment);
  const user = payerOf(world, payment.authCode);
  const trade = opened(world, payment, user);
  const subjects = [trade.outTradeNo];
  if (strike(world, subjects, { name: 'payer-refuses' })) {
    refuseTrade(world, trade);
    throw new WechatError(403, 'NOT_ENOUGH', '用户账户余额不足');
  }
  const asked = askPassword(world, trade);
  if (!asked) settle(world, trade);
  return trade;
}

/** The same number again never collects again. Codes for V2 differ in spelling only. */
function refuseReuse(world: World, payment: CodePayment): void {
  const found = world.store.trades.get(keyOf(payment.merchant.spMchid, payment.outTradeNo));
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

function payerOf(world: World, authCode: string): string {
  if (!CODE_SHAPE.test(authCode)) throw new WechatError(400, 'AUTH_CODE_INVALID', '请扫描微信支付被扫条码/二维码');
  const redeemed = redeem(world, authCode);
  if ('user' in redeemed) return redeemed.user;
  const [code, message] = FLAWS[redeemed.flaw];
  throw new WechatError(400, code, message);
}

function opened(world: World, payment: CodePayment, user: string): Trade {
  const nowMs = world.clock.nowMs();
  const { merchant, authCode: _, ...told } = payment;
  const trade: Trade = {
    ...told,
    spMchid: merchant.spMchid,
    tradeType: 'MICROPAY',
    spOpenid: payment.spAppid === undefined ? undefined : meet(world, payment.spAppid, user),
    user,
    expiresMs: nowMs + PATIENCE_MS,
    fingerprint: fingerprintOf(payment),
    prepays: [],
    state: 'USERPAYING',
    createdMs: nowMs,
    refusals: 0,
  };
  world.store.save({ kind: 'trade', value: trade });
  return trade;
}

/** Whether the wallet wants a password first; the slow payer types it by itself, the others on their phone. */
function askPassword(world: World, trade: Trade): boolean {
  const subjects = [trade.outTradeNo];
  const slow = strike(world, subjects, { name: 'payer-slow' });
  const fails = strike(world, subjects, { name: 'payer-fails' });
  if (slow) later(world, slow.s, () => confirmTrade(world, trade, { evenClosed: false }));
  if (fails) later(world, fails.s, () => void (trade.state === 'USERPAYING' && refuseTrade(world, trade)));
  const types = strike(world, subjects, { name: 'payer-types-password' });
  return Boolean(slow ?? fails ?? types) || trade.totalFen >= world.options.passwordFromFen;
}

function later(world: World, seconds: number, happen: () => void): void {
  world.timers.after((seconds * 1000) / world.options.timeScale, happen);
}

function fingerprintOf({ subMchid, api, authCode, totalFen, description, attach }: CodePayment): string {
  return JSON.stringify([subMchid, api, authCode, totalFen, description, attach]);
}
