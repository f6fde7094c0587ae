import type { PaymentNo } from '../channel';
import { read, statement, type Database, type Tx } from '../platform/db';
import { enqueue } from '../platform/jobs';
import { askAgain } from './payment.jobs';

const pend = statement(
  'payment.pending',
  `update payments set state = 'pending' where payment_no = $1 and state = 'created'`,
);
const keepCode = statement<{ code_url: string }>(
  'payment.keep-code',
  `update payments set state = 'pending', code_url = $2 where payment_no = $1 and state in ('created', 'pending') returning code_url`,
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
  const runAt = new Date(now.getTime() + SOON_MS);
  await enqueue(tx, askAgain, { payload: { paymentNo, attempt: 0 }, runAt, key: `ask:${paymentNo}` });
}
