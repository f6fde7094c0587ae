import type { StationId, StationPrice } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { brokenConstraint, inTransaction, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { lockStation } from './stationRecord';

const knownGrade = statement('station.known-grade', 'select from grades where code = $1');
const before = statement<{ price_fen_per_litre: number }>(
  'station.price-before',
  `select price_fen_per_litre from posted_prices where station_id = $1 and grade = $2 and starts_at < $3
   order by starts_at desc limit 1`,
);
const insert = statement<{ name: string | null }>(
  'station.post-price',
  `with posted as (
     insert into posted_prices (station_id, grade, starts_at, price_fen_per_litre, posted_by, posted_at)
     values ($1, $2, $3, $4, $5, $6) returning posted_by)
   select f.name from posted left join staff f on f.id = posted.posted_by`,
);

interface NewPrice {
  readonly stationId: StationId;
  readonly grade: string;
  readonly priceFenPerLitre: number;
  /** Absent: at once. */
  readonly startsAt?: string | undefined;
  readonly staffId: string;
}

/**
 * Posts a price from an instant on; orders made before keep theirs.
 * @throws AppError `price.in_past`, `price.taken` when one starts at that instant already, `grade.not_found`, `station.not_found`
 */
export async function postPrice(db: Database, price: NewPrice, now: Date): Promise<StationPrice> {
  const { stationId, grade, priceFenPerLitre: fen, staffId } = price;
  const startsAt = price.startsAt === undefined ? now : new Date(price.startsAt);
  return refusingTaken(() =>
    inTransaction(db, async (tx) => {
      await lockStation(tx, stationId);
      if (startsAt < now) throw new AppError('price.in_past');
      if ((await run(tx, knownGrade, [grade])).length === 0) throw new AppError('grade.not_found');
      const [old] = await run(tx, before, [stationId, grade, startsAt]);
      const [written] = await run(tx, insert, [stationId, grade, startsAt, fen, staffId, now]);
      const startsAtText = startsAt.toISOString();
      await recordAudit(tx, {
        at: now,
        actor: `staff:${staffId}`,
        stationId,
        action: 'station.price.post',
        subject: `station:${stationId}`,
        before: { grade, priceFenPerLitre: old?.price_fen_per_litre ?? null },
        after: { grade, priceFenPerLitre: fen, startsAt: startsAtText },
      });
      return {
        grade,
        priceFenPerLitre: fen,
        startsAt: startsAtText,
        state: startsAt > now ? 'planned' : 'in-force',
        postedAt: now.toISOString(),
        ...(written?.name ? { postedBy: written.name } : {}),
      };
    }),
  );
}

async function refusingTaken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (brokenConstraint(error) === 'posted_prices_pkey') throw new AppError('price.taken');
    throw error;
  }
}
