import { businessDateOf } from '../platform/clock';
import { one, run, statement, type Tx } from '../platform/db';

const next = statement<{ last_value: number }>(
  'order.call-number',
  `insert into station_day_counters (station_id, business_date, name, last_value) values ($1, $2, 'call', 1)
   on conflict (station_id, business_date, name) do update set last_value = station_day_counters.last_value + 1
   returning last_value`,
);

/** The number a driver tells the attendant, `A01` … `Z99`, counted anew each business day at each station. */
export async function takeCallNo(tx: Tx, stationId: string, now: Date): Promise<string> {
  const { last_value: value } = one(await run(tx, next, [stationId, businessDateOf(now)]));
  return callNoOf(value);
}

/** The n-th call number of a day, from 1; after Z99 it starts again. */
export function callNoOf(value: number): string {
  const index = (value - 1) % (26 * 99);
  return `${String.fromCharCode(65 + Math.floor(index / 99))}${String((index % 99) + 1).padStart(2, '0')}`;
}
