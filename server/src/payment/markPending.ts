import type { PaymentNo } from '../channel';
import { read, run, statement, type Database, type Tx } from '../platform/db';

const pend = statement(
  'payment.pending',
  `update payments set state = 'pending' where payment_no = $1 and state = 'created'`,
);
const keepCode = statement<{ code_url: string }>(
  'payment.keep-code',
  `update payments set state = 'pending', code_url = $2 where payment_no = $1 and state in ('created', 'pending') returning code_url`,
);
const ask = statement(
  'payment.ask-at',
  `update payments set ask_at = $2, asks = 0 where payment_no = $1 and state in ('created', 'pending', 'reversing')`,
);

const SOON_MS = 5_000;

/** The channel has it, or may have it; nothing when it got further meanwhile. */
export async function markPending(db: Database, paymentNo: PaymentNo): Promise<void> {
  await read(db, pend, [paymentNo]);
}

/** Keeps the code its payer scans; nothing when the payment ended meanwhile and the code must not be shown. */
export async function keepCodeUrl(db: Database, paymentNo: PaymentNo, codeUrl: string): Promise<string | undefined> {
  return (await read(db, keepCode, [paymentNo, codeUrl]))[0]?.code_url;
}

/** The channel is asked in a few seconds, should nobody have settled it by then. */
export async function askLater(tx: Tx, paymentNo: PaymentNo, now: Date): Promise<void> {
  await run(tx, ask, [paymentNo, new Date(now.getTime() + SOON_MS)]);
}

/** The channel has news it did not tell whole: it is asked next, and from then on as if it were new. */
export async function askNext(db: Database, paymentNo: PaymentNo, now: Date): Promise<void> {
  await read(db, ask, [paymentNo, now]);
}
