import type { Tx } from '../platform/db';
import { enqueue } from '../platform/jobs';
import { pursue } from './refund.jobs';
import { isByHand, type RefundRow } from './refundRow';

/** An approved refund goes to its channel by the worker; by hand it waits for a cashier. */
export async function putToWork(tx: Tx, refund: Pick<RefundRow, 'refund_no' | 'method'>, runAt: Date): Promise<void> {
  if (isByHand(refund)) return;
  const { refund_no: refundNo } = refund;
  await enqueue(tx, pursue, { payload: { refundNo, attempt: 0 }, runAt, key: `refund:${refundNo}` });
}
