import type { OrderId } from '@jiayou/contract';
import { one, run, statement, type Tx } from '../platform/db';
import { newToken } from '../platform/ids';

const give = statement<{ scan_token: string }>(
  'order.scan-token',
  `update orders set scan_token = coalesce(scan_token, $2) where id = $1 returning scan_token`,
);

/** The secret in an order's QR code; the same one each time. */
export async function giveScanToken(tx: Tx, orderId: OrderId): Promise<string> {
  return one(await run(tx, give, [orderId, newToken().slice(0, 32)])).scan_token;
}
