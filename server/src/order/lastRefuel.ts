import { Fen, type DriverApi, type ResponseOf, type StationId } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';

type Me = ResponseOf<DriverApi['GET /driver/me']>;

const last = statement<{ station_id: StationId; name: string; nozzle_no: number; grade: string; amount_fen: number }>(
  'order.last-refuel',
  `select o.station_id, s.name, o.nozzle_no, o.grade, o.amount_fen from orders o join stations s on s.id = o.station_id
   where o.driver_id = $1 and o.origin = 'in-car' and o.state in ('paid', 'refunded') order by o.created_at desc, o.id desc limit 1`,
);

/** What a driver bought last, ready to be bought again with one tap. */
export async function lastRefuel(db: Database, driverId: string): Promise<Me['lastRefuel']> {
  const [row] = await read(db, last, [driverId]);
  if (row === undefined) return undefined;
  const { station_id: stationId, name: stationName, nozzle_no: nozzleNo, grade, amount_fen: amountFen } = row;
  return { stationId, stationName, nozzleNo, grade, amountFen: Fen.parse(amountFen) };
}
