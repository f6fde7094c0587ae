import type { StationId } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { lockStation } from './stationRecord';

const find = statement(
  'station.price-at',
  'select from posted_prices where station_id = $1 and grade = $2 and starts_at = $3',
);
const remove = statement<{ price_fen_per_litre: number }>(
  'station.cancel-price',
  `delete from posted_prices where station_id = $1 and grade = $2 and starts_at = $3 and starts_at > $4
   returning price_fen_per_litre`,
);

/** Takes back a price that has not started. @throws AppError `price.not_found`, `price.started`, `station.not_found` */
export async function cancelPrice(
  db: Database,
  price: { readonly stationId: StationId; readonly grade: string; readonly startsAt: string; readonly staffId: string },
  now: Date,
): Promise<void> {
  const { stationId, grade, startsAt, staffId } = price;
  const at = new Date(startsAt);
  await inTransaction(db, async (tx) => {
    await lockStation(tx, stationId);
    const [gone] = await run(tx, remove, [stationId, grade, at, now]);
    if (gone === undefined) {
      const isThere = (await run(tx, find, [stationId, grade, at])).length > 0;
      throw new AppError(isThere ? 'price.started' : 'price.not_found');
    }
    await recordAudit(tx, {
      at: now,
      actor: `staff:${staffId}`,
      stationId,
      action: 'station.price.cancel',
      subject: `station:${stationId}`,
      before: { grade, priceFenPerLitre: gone.price_fen_per_litre, startsAt: at.toISOString() },
      after: {},
    });
  });
}
