import type { PaymentNo } from '../channel';
import { inTransaction, read, statement } from '../platform/db';
import { enqueue } from '../platform/jobs';
import { askPayment } from './askPayment';
import { askAgain } from './payment.jobs';
import type { PaymentContext } from './paymentContext';
import type { PaymentRow } from './paymentRow';
import { isLive } from './paymentState';

/** Pauses between questions, ms. Source: WeChat Pay's advice, 5 s, 30 s, 1, 3, 5, 10, 30 minutes, then close. */
const ASK_DELAYS_MS = [5_000, 30_000, 60_000, 180_000, 300_000, 600_000, 1_800_000] as const;
// A payer with the phone in hand, a cashier who waits. Source: both wallets' advice for 付款码.
const CODE_PAUSE_MS = 5_000;
// Its time is up and the channel does not answer: money may hang on it, so we do not let go.
const INSIST_MS = 30_000;
const INSIST_PATIENTLY_AFTER = 30;

const ending = statement<Pick<PaymentRow, 'expires_at' | 'method'>>(
  'payment.ending',
  'select expires_at, method from payments where payment_no = $1',
);

/** When the channel is asked first; never about a card, whose terminal only its till can ask. */
export function firstQuestionAt(method: PaymentRow['method'], now: Date): Date | undefined {
  return method === 'card' ? undefined : new Date(now.getTime() + ASK_DELAYS_MS[0]);
}

/** One question of the schedule, and the next one put down while the payment waits. */
export async function keepAsking(
  context: PaymentContext,
  { paymentNo, attempt }: { readonly paymentNo: string; readonly attempt: number },
  now: Date,
): Promise<void> {
  const state = await askPayment(context, paymentNo as PaymentNo, { now });
  if (!isLive(state)) return;
  const [row] = await read(context.db, ending, [paymentNo]);
  if (row === undefined || row.method === 'card') return;
  const runAt = nextQuestionAt(attempt + 1, { method: row.method, expiresAt: row.expires_at, now });
  const payload = { paymentNo, attempt: attempt + 1 };
  await inTransaction(context.db, (tx) => enqueue(tx, askAgain, { payload, runAt, key: `ask:${paymentNo}` }));
}

/** After the pause of the schedule, but not later than the payment's end; past its end every 30 s, a scanned code more often at first. */
export function nextQuestionAt(
  attempt: number,
  { method, expiresAt, now }: { readonly method: PaymentRow['method']; readonly expiresAt: Date; readonly now: Date },
): Date {
  const over = expiresAt <= now;
  if (method === 'code') return after(now, over && attempt > INSIST_PATIENTLY_AFTER ? INSIST_MS : CODE_PAUSE_MS);
  if (over) return after(now, INSIST_MS);
  const pauseMs = ASK_DELAYS_MS[Math.min(attempt, ASK_DELAYS_MS.length - 1)] ?? INSIST_MS;
  return new Date(Math.min(now.getTime() + pauseMs, expiresAt.getTime()));
}

const after = (now: Date, pauseMs: number): Date => new Date(now.getTime() + pauseMs);
