import type { StationId } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { appendTillEvent, type TillHub } from '../push';

const pause = statement(
  'station.pause',
  `update stations set in_car_paused_at = case when $2 then coalesce(in_car_paused_at, $4) end,
     in_car_paused_reason = case when $2 then $3 else '' end, updated_at = $4
   where id = $1 returning id`,
);

/**
 * Stops, or allows again, paying in the car at a station: at once for drivers, seen at its tills.
 * Payments already under way finish or close by themselves.
 * Source: AQ 3010-2022, phone use stops on a gas alarm.
 */
export async function pauseInCar(
  { db, hub }: { readonly db: Database; readonly hub: TillHub },
  order: { readonly stationId: StationId; readonly paused: boolean; readonly reason: string; readonly staffId: string },
  now: Date,
): Promise<void> {
  const { stationId, paused, reason, staffId } = order;
  await inTransaction(db, async (tx) => {
    const changed = await run(tx, pause, [stationId, paused, reason, now]);
    if (changed.length === 0) throw new AppError('station.not_found');
    await recordAudit(tx, {
      at: now,
      actor: `staff:${staffId}`,
      stationId,
      action: paused ? 'station.in-car.pause' : 'station.in-car.resume',
      subject: `station:${stationId}`,
      detail: { reason },
    });
    await appendTillEvent(tx, { stationId, kind: 'in-car-paused', at: now });
  });
  hub.hint(stationId);
}
