import type { OrderId, StationId } from '@jiayou/contract';
import type { ChannelCode, PaymentNo, RefundNo, RefundRequest } from '../channel';
import { run, statement, type Tx } from '../platform/db';

export type RefundState = 'approved' | 'sent' | 'succeeded' | 'failed';

export interface RefundRow {
  readonly refund_no: RefundNo;
  readonly payment_no: PaymentNo;
  readonly order_id: OrderId;
  readonly station_id: StationId;
  readonly amount_fen: number;
  readonly reason: string;
  readonly state: RefundState;
  readonly channel: ChannelCode;
  readonly merchant_account_no: string;
  readonly paid_fen: number;
}

export const REFUNDS = `select r.refund_no, r.payment_no, r.order_id, r.station_id, r.amount_fen, r.reason, r.state, p.channel,
    p.merchant_account_no, p.amount_fen as paid_fen
  from refunds r join payments p on p.payment_no = r.payment_no`;

const lock = statement<RefundRow>('refund.lock', `${REFUNDS} where r.refund_no = $1 for update of r`);

/** Holds a refund until the transaction ends; nothing when there is none. */
export async function lockRefund(tx: Tx, refundNo: RefundNo): Promise<RefundRow | undefined> {
  return (await run(tx, lock, [refundNo]))[0];
}

export function toRequest(refund: RefundRow): RefundRequest {
  return {
    merchant: { accountNo: refund.merchant_account_no },
    refundNo: refund.refund_no,
    paymentNo: refund.payment_no,
    refundFen: refund.amount_fen as RefundRequest['refundFen'],
    paidFen: refund.paid_fen as RefundRequest['paidFen'],
    reason: refund.reason,
  };
}
