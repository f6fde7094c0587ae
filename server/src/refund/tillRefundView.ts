import { Fen, type OrderId, type RefundState, type Tender, type TillRefund } from '@jiayou/contract';
import type { RefundNo } from '../channel';
import { isByHand } from './refundRow';

export interface TillRefundRow {
  readonly refund_no: RefundNo;
  readonly order_id: OrderId;
  readonly order_no: string;
  readonly amount_fen: number;
  readonly fuel_fen: number | null;
  readonly goods_fen: number | null;
  readonly channel: Tender;
  readonly method: string;
  readonly reason: string;
  readonly state: RefundState;
  readonly cause: TillRefund['cause'];
  readonly requested_at: Date;
  readonly requested_by_name: string | null;
  readonly decided_at: Date | null;
  readonly decided_by_name: string | null;
  readonly decision_note: string;
  readonly finished_at: Date | null;
  readonly failure_code: string | null;
  readonly slips: number;
}

export const TILL_REFUND_COLUMNS = `r.refund_no, r.order_id, o.order_no, r.amount_fen, r.fuel_fen, r.goods_fen, p.channel, p.method,
  r.reason, r.state, r.cause, r.requested_at, a.name as requested_by_name, r.decided_at, d.name as decided_by_name, r.decision_note,
  r.finished_at, r.failure_code, (select count(*)::int from refund_slips l where l.refund_no = r.refund_no) as slips`;
export const TILL_REFUND_TABLES = `refunds r join orders o on o.id = r.order_id join payments p on p.payment_no = r.payment_no
  left join staff a on a.id = r.requested_by left join staff d on d.id = r.decided_by`;

export function toTillRefund(row: TillRefundRow): TillRefund {
  return {
    refundNo: row.refund_no,
    orderId: row.order_id,
    orderNo: row.order_no,
    amountFen: Fen.parse(row.amount_fen),
    fuelFen: Fen.parse(row.fuel_fen ?? 0),
    goodsFen: Fen.parse(row.goods_fen ?? 0),
    tender: row.channel,
    reason: row.reason,
    state: row.state,
    cause: row.cause,
    requestedAt: row.requested_at.toISOString(),
    requestedByName: row.requested_by_name ?? '',
    decisionNote: row.decision_note,
    slips: row.slips,
    toCarryOut: row.state === 'approved' && isByHand(row),
    ...decisionOf(row),
    ...(row.finished_at && { finishedAt: row.finished_at.toISOString() }),
    ...(row.failure_code !== null && { failureCode: row.failure_code }),
  };
}

function decisionOf({ decided_at: at, decided_by_name: name }: TillRefundRow) {
  return at === null || name === null ? {} : { decidedAt: at.toISOString(), decidedByName: name };
}
