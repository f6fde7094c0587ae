import type { PaymentNo } from '../channel';
import { inTransaction, read, statement } from '../platform/db';
import { enqueue } from '../platform/jobs';
import { askPayment } from './askPayment';
import { askAgain } from './payment.jobs';
import type { PaymentContext } from './paymentContext';
import { isLive } from './paymentState';

/** Pauses between questions, ms. Source: WeChat Pay's advice, 5 s, 30 s, 1, 3, 5, 10, 30 minutes, then close. */
export const ASK_DELAYS_MS = [5_000, 30_000, 60_000, 180_000, 300_000, 600_000, 1_800_000] as const;
// Its time is up and the channel does not answer: money may hang on it, so we do not let go.
const INSIST_MS = 30_000;

const expiry = statement<{ expires_at: Date }>(
  'payment.expiry',
  'select expires_at from payments where payment_no = $1',
);

/** One question of the schedule, and the next one put down while the payment waits. */
export async function keepAsking(
  context: PaymentContext,
  { paymentNo, attempt }: { readonly paymentNo: string; readonly attempt: number },
  now: Date,
): Promise<void> {
  const state = await askPayment(context, paymentNo as PaymentNo, { now });
  if (!isLive(state)) return;
  const [row] = await read(context.db, expiry, [paymentNo]);
  const runAt = nextQuestionAt(attempt + 1, { expiresAt: row?.expires_at ?? now, now });
  const payload = { paymentNo, attempt: attempt + 1 };
  await inTransaction(context.db, (tx) => enqueue(tx, askAgain, { payload, runAt, key: `ask:${paymentNo}` }));
}

/** After the pause of the schedule, but not later than the payment's end; past its end every 30 s. */
export function nextQuestionAt(
  attempt: number,
  { expiresAt, now }: { readonly expiresAt: Date; readonly now: Date },
): Date {
  if (expiresAt <= now) return new Date(now.getTime() + INSIST_MS);
  const pauseMs = ASK_DELAYS_MS[Math.min(attempt, ASK_DELAYS_MS.length - 1)] ?? INSIST_MS;
  return new Date(Math.min(now.getTime() + pauseMs, expiresAt.getTime()));
}
