import type { PaymentNo } from '../channel';
import { askPayment } from '../payment';
import { read, statement, type Statement } from '../platform/db';
import type { CollectContext } from './collectContext';

// The condition is the limit: of all who ask at once, one goes to the channel.
const TURN = `update payments set asked_at = $3 where state in ('created', 'pending', 'reversing')
  and (asked_at is null or asked_at < $3::timestamptz - interval '2 seconds')`;
const ofTill = statement<{ payment_no: PaymentNo }>(
  'collect.turn-of-till',
  `${TURN} and order_id = (select id from orders where id = $1 and station_id = $2) returning payment_no`,
);
const ofScan = statement<{ payment_no: PaymentNo }>(
  'collect.turn-of-scan',
  `${TURN} and order_id = (select id from orders where scan_token = $1 and $2::text is null) returning payment_no`,
);

/** A till wants to know now: asks the channel, at most once in two seconds for a payment. */
export function checkCollecting(
  context: CollectContext,
  { orderId, stationId }: { readonly orderId: string; readonly stationId: string },
  now: Date,
): Promise<void> {
  return check(context, { by: ofTill, values: [orderId, stationId, now] }, now);
}

/** The payer who scanned wants to know. */
export function checkScanned(context: CollectContext, token: string, now: Date): Promise<void> {
  return check(context, { by: ofScan, values: [token, null, now] }, now);
}

async function check(
  context: CollectContext,
  turn: { readonly by: Statement<{ payment_no: PaymentNo }>; readonly values: readonly unknown[] },
  now: Date,
): Promise<void> {
  const [payment] = await read(context.db, turn.by, turn.values);
  if (payment !== undefined) await askPayment(context, payment.payment_no, { now });
}
