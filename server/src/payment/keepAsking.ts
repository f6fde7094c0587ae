import type { PaymentNo } from '../channel';
import { read, statement } from '../platform/db';
import { askPayment } from './askPayment';
import type { PaymentContext } from './paymentContext';
import type { PaymentRow } from './paymentRow';

/** Pauses between questions, ms. Source: WeChat Pay's advice, 5 s, 30 s, 1, 3, 5, 10, 30 minutes, then close. */
const ASK_DELAYS_MS = [5_000, 30_000, 60_000, 180_000, 300_000, 600_000, 1_800_000] as const;
// A payer with the phone in hand, a cashier who waits. Source: both wallets' advice for 付款码.
const CODE_PAUSE_MS = 5_000;
// Its time is up and the channel does not answer: money may hang on it, so we do not let go.
const INSIST_MS = 30_000;
const INSIST_PATIENTLY_AFTER = 30;
/** Questions one worker has open at the channels at most. */
const MOST_OPEN = 32;

interface Due extends Pick<PaymentRow, 'payment_no' | 'method' | 'expires_at'> {
  /** How often the channel was asked. */
  readonly asks: number;
}

const due = statement<Due>(
  'payment.due',
  `select payment_no, method, expires_at, asks from payments where state in ('created', 'pending', 'reversing') and ask_at <= $1
     and payment_no <> all ($2::text[]) order by ask_at limit $3`,
);
// Of several workers that found it due, one asks. Until the next time: an answer that is lost is asked for again.
const takeTurn = statement<{ payment_no: PaymentNo }>(
  'payment.question',
  `update payments set ask_at = $3, asks = $2::int + 1
   where payment_no = $1 and asks = $2 and ask_at <= $4 and state in ('created', 'pending', 'reversing') returning payment_no`,
);

/** When the channel is asked first; never about a card, whose terminal only its till can ask. */
export function firstQuestionAt(method: PaymentRow['method'], now: Date): Date | undefined {
  return method === 'card' ? undefined : new Date(now.getTime() + ASK_DELAYS_MS[0]);
}

/**
 * Answers what asks about the payments whose time has come, as often as it is called, and resolves with how many when they are
 * answered. Calls may overlap: a channel that is slow to answer holds up no other.
 */
export function keepAsking(context: PaymentContext): (now: Date) => Promise<number> {
  const open = new Set<PaymentNo>();
  let looking = false;
  return async (now) => {
    // A database that is slow to say what is due is not asked more.
    if (looking) return 0;
    looking = true;
    const room = MOST_OPEN - open.size;
    const found = await read(context.db, due, [now, [...open], room]).finally(() => (looking = false));
    for (const { payment_no: paymentNo } of found) open.add(paymentNo);
    const asked = await Promise.allSettled(
      found.map((payment) => ask(context, payment, now).finally(() => open.delete(payment.payment_no))),
    );
    for (const result of asked) if (result.status === 'rejected') throw result.reason;
    return found.length;
  };
}

async function ask(context: PaymentContext, { asks, ...payment }: Due, now: Date): Promise<void> {
  const { payment_no: paymentNo, method, expires_at: expiresAt } = payment;
  const nextAt = nextQuestionAt(asks + 1, { method, expiresAt, now });
  const [turn] = await read(context.db, takeTurn, [paymentNo, asks, nextAt ?? null, now]);
  if (turn !== undefined) await askPayment(context, paymentNo, { now });
}

/** After the pause of the schedule, but not later than the payment's end; past its end every 30 s, a scanned code more often at first. */
export function nextQuestionAt(
  attempt: number,
  { method, expiresAt, now }: { readonly method: PaymentRow['method']; readonly expiresAt: Date; readonly now: Date },
): Date | undefined {
  if (method === 'card') return undefined;
  const over = expiresAt <= now;
  if (method === 'code') return after(now, over && attempt > INSIST_PATIENTLY_AFTER ? INSIST_MS : CODE_PAUSE_MS);
  if (over) return after(now, INSIST_MS);
  const pauseMs = ASK_DELAYS_MS[Math.min(attempt, ASK_DELAYS_MS.length - 1)] ?? INSIST_MS;
  return new Date(Math.min(now.getTime() + pauseMs, expiresAt.getTime()));
}

const after = (now: Date, pauseMs: number): Date => new Date(now.getTime() + pauseMs);
