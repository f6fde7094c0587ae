import { moneyAccountOf, postTransfers, type Transfer } from '../ledger';
import { notePayment } from '../payment';
import { businessDateOf } from '../platform/clock';
import { run, statement, type Tx } from '../platform/db';
import { moveRefund, type RefundRow } from './refundRow';
import { closeRefundCase, tellTills } from './tellTills';

const succeed = statement(
  'refund.succeed',
  `update refunds set state = 'succeeded', finished_at = $3, channel_refund_no = coalesce($4, channel_refund_no), business_date = $5,
     failure_code = null, carried_out_by = $6, shift_id = coalesce($7, shift_id)
   where refund_no = $1 and state = $2 returning refund_no`,
);
const orderRefunded = statement(
  'refund.order-refunded',
  `update orders o set state = 'refunded' where id = $1 and state = 'paid' and payable_fen <=
     (select sum(amount_fen) from refunds r where r.payment_no = o.paid_by and r.state = 'succeeded')`,
);

/** The money is back with the payer. */
interface GivenBack {
  readonly refund: RefundRow;
  /** The channel's time; it gives the business day. */
  readonly at: Date;
  readonly channelRefundNo?: string | undefined;
  /** By hand: who, and whose shift's money it was. */
  readonly by?: { readonly staffId: string; readonly shiftId: string };
}

/** Writes down that a refund succeeded: refund, ledger, and the order when all of it is back. The only place that does. */
export async function bookRefund(tx: Tx, { refund, at, channelRefundNo, by }: GivenBack, now: Date): Promise<void> {
  const { refund_no: refundNo, payment_no: paymentNo, station_id: stationId, order_id: orderId } = refund;
  const businessDate = businessDateOf(at);
  const carried = [by?.staffId ?? null, by?.shiftId ?? null];
  const values = [now, channelRefundNo ?? null, businessDate, ...carried];
  await moveRefund(tx, refund, { to: 'succeeded', by: succeed, values });
  const key = `refund:${refundNo}`;
  await Promise.all([
    notePayment(tx, paymentNo, { at: now, kind: 'refund-succeeded', detail: { refundNo, at, channelRefundNo } }),
    postTransfers(tx, { key, stationId, businessDate, occurredAt: at, transfers: transfersOf(refund) }),
    run(tx, orderRefunded, [orderId]),
    closeRefundCase(tx, refundNo, now),
    tellTills(tx, refund, now),
  ]);
}

/** What was sold is taken back; what was never sold was owed. */
function transfersOf(refund: RefundRow): Transfer[] {
  const { amount_fen: amountFen, fuel_fen: fuelFen, goods_fen: goodsFen } = refund;
  const credit = moneyAccountOf(refund.channel);
  if (fuelFen === null || goodsFen === null) return [{ debit: 'refunds-due', credit, amountFen }];
  const parts: Transfer[] = [
    { debit: 'sales.fuel', credit, amountFen: fuelFen },
    { debit: 'sales.goods', credit, amountFen: goodsFen },
  ];
  return parts.filter((part) => part.amountFen > 0);
}
