import { mustBePayable, type LockedOrder } from '../order';
import {
  askPayment,
  insertPayment,
  isLive,
  livePayment,
  SHORTEST_MS,
  type NewPayment,
  type PaymentRow,
} from '../payment';
import { inTransaction, run, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { findAccount } from '../station';
import type { CollectContext } from './collectContext';

/** How a payer goes on who opened the code: in WeChat's wallet, or with a code of a channel. */
export interface ScannedAttempt {
  /** Locks the order. */
  readonly lock: (tx: Tx) => Promise<LockedOrder>;
  readonly method: 'wallet' | 'qr';
  readonly channel: 'wechat-pay' | 'alipay';
  readonly payer?: { readonly appId: string; readonly openId: string };
  readonly driverId?: string;
}

/** Longer than a channel is waited for, ms: by then an answer has come or is lost. */
const ANSWERED_AFTER_MS = 10_000;

export interface AttemptUnderWay {
  readonly payment: PaymentRow;
  readonly stationCode: string;
}

/**
 * The one attempt of an order that its payer makes. One of another wallet or another person, or one whose code was lost on the way, is
 * ended at its channel first.
 * @throws AppError `order.*`, `station.no_tender`; `order.not_payable` while the till itself collects; `payment.unknown` when the other
 * attempt's channel does not say that it ended
 */
export async function attemptScanned(
  context: CollectContext,
  attempt: ScannedAttempt,
  now: Date,
): Promise<AttemptUnderWay> {
  if (context.channels[attempt.channel] === undefined) throw new AppError('station.no_tender');
  const first = await begin(context, attempt, now);
  if (!('inTheWay' in first)) return first;
  const state = await askPayment(context, first.inTheWay.payment_no, { now, giveUp: true });
  if (state === 'succeeded') throw new AppError('order.already_paid');
  if (isLive(state)) throw new AppError('payment.unknown');
  const second = await begin(context, attempt, now);
  // Somebody was quicker again: this payer may try again.
  if ('inTheWay' in second) throw new AppError('payment.unknown');
  return second;
}

function begin(
  context: CollectContext,
  attempt: ScannedAttempt,
  now: Date,
): Promise<AttemptUnderWay | { readonly inTheWay: PaymentRow }> {
  return inTransaction(context.db, async (tx) => {
    const order = await attempt.lock(tx);
    mustBePayable(order, now);
    const { stationCode, accountNo } = await findAccount(tx, order.stationId, attempt.channel);
    const [live] = await run(tx, livePayment, [order.id]);
    if (live === undefined) return { payment: await insert(tx, { order, attempt, accountNo }, now), stationCode };
    if (live.till_id !== null) throw new AppError('order.not_payable');
    return isSame(live, attempt) && !isCodeLost(live, now) ? { payment: live, stationCode } : { inTheWay: live };
  });
}

function isSame(live: PaymentRow, { method, channel, payer }: ScannedAttempt): boolean {
  return live.method === method && live.channel === channel && live.payer_open_id === (payer?.openId ?? null);
}

// A number gives a code once: nobody will ever see the one that was lost.
function isCodeLost({ method, code_url: codeUrl, created_at: createdAt }: PaymentRow, now: Date): boolean {
  return method === 'qr' && codeUrl === null && now.getTime() - createdAt.getTime() > ANSWERED_AFTER_MS;
}

function insert(
  tx: Tx,
  parts: { readonly order: LockedOrder; readonly attempt: ScannedAttempt; readonly accountNo: string },
  now: Date,
): Promise<PaymentRow> {
  const { order, attempt, accountNo } = parts;
  const { method, channel, payer, driverId } = attempt;
  const expiresAt = new Date(Math.max(order.expiresAt.getTime(), now.getTime() + SHORTEST_MS));
  const who: Partial<NewPayment> = { ...(payer && { payer }), ...(driverId !== undefined && { driverId }) };
  const { description } = order;
  return insertPayment(tx, { order, method, channel, account: { accountNo }, description, expiresAt, ...who }, now);
}
