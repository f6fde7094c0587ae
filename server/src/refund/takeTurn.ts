import { inTransaction, run, statement, type Database } from '../platform/db';
import { lockRefund, moveRefund, type RefundRow } from './refundRow';

const lastSent = statement<{ sent_at: Date | null }>(
  'refund.last-sent',
  'select max(sent_at) as sent_at from refunds where payment_no = $1 and refund_no <> $2',
);
const send = statement(
  'refund.send',
  `update refunds set state = 'sent', sent_at = $3 where refund_no = $1 and state = $2 returning refund_no`,
);
const sendAgain = statement('refund.send-again', 'update refunds set sent_at = $2 where refund_no = $1');

/**
 * Asks to send a refund. `go`: it may leave now, which is committed: from here on it may have arrived. A time: another refund of the
 * same payment left less than `pauseMs` before. `taken`: it is not as it was read; somebody else is at it.
 */
export function takeTurn(
  db: Database,
  refund: RefundRow,
  { pauseMs, now }: { readonly pauseMs: number; readonly now: Date },
): Promise<'go' | 'taken' | Date> {
  return inTransaction(db, async (tx) => {
    // Holding the payment, only one of its refunds is here at a time.
    const held = await lockRefund(tx, refund.refund_no);
    if (held?.state !== refund.state) return 'taken';
    const [last] = await run(tx, lastSent, [held.payment_no, held.refund_no]);
    const earliest = (last?.sent_at?.getTime() ?? -Infinity) + pauseMs;
    if (earliest > now.getTime()) return new Date(earliest);
    if (held.state === 'sent') await run(tx, sendAgain, [held.refund_no, now]);
    else await moveRefund(tx, held, { to: 'sent', by: send, values: [now] });
    return 'go';
  });
}
