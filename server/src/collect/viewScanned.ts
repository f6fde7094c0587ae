import { Fen, type OrderKind, type OrderState, type ScannedOrder } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';

const byToken = statement<{
  order_no: string;
  station_name: string;
  kind: OrderKind;
  grade: string | null;
  volume_ml: number | null;
  goods_fen: number;
  payable_fen: number;
  state: OrderState;
  expires_at: Date;
}>(
  'collect.scanned',
  `select o.order_no, s.name as station_name, o.kind, o.grade, o.volume_ml, o.goods_fen, o.payable_fen, o.state, o.expires_at
   from orders o join stations s on s.id = o.station_id where o.scan_token = $1`,
);

/** What its payer sees of a till's order. @throws AppError `order.not_found` */
export async function viewScanned(db: Database, token: string): Promise<ScannedOrder> {
  const [row] = await read(db, byToken, [token]);
  if (row === undefined) throw new AppError('order.not_found');
  return {
    orderNo: row.order_no,
    stationName: row.station_name,
    kind: row.kind,
    ...(row.grade === null ? {} : { grade: row.grade }),
    ...(row.volume_ml === null ? {} : { volumeMl: row.volume_ml }),
    goodsFen: Fen.parse(row.goods_fen),
    payableFen: Fen.parse(row.payable_fen),
    state: row.state,
    expiresAt: row.expires_at.toISOString(),
  };
}
