import type { StationId, StationPrice } from '@jiayou/contract';
import { one, present, read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';

interface PriceRow {
  readonly grade: string;
  readonly price_fen_per_litre: number;
  readonly starts_at: Date;
  readonly is_planned: boolean;
  readonly is_in_force: boolean;
  readonly posted_by: string | null;
  readonly posted_at: Date | null;
}

const MATCHES = 'from posted_prices p where p.station_id = $1 and ($2::text is null or p.grade = $2)';
const page = statement<PriceRow>(
  'station.prices',
  `select p.grade, p.price_fen_per_litre, p.starts_at, f.name as posted_by, p.posted_at, p.starts_at > $3 as is_planned,
     p.starts_at <= $3 and not exists (select from posted_prices q where q.station_id = p.station_id and q.grade = p.grade
       and q.starts_at > p.starts_at and q.starts_at <= $3) as is_in_force
   from (select p.* ${MATCHES} and ($4::timestamptz is null or (p.starts_at, p.grade) < ($4, $5))
     order by p.starts_at desc, p.grade desc limit $6) p
   left join staff f on f.id = p.posted_by order by p.starts_at desc, p.grade desc`,
);
const count = statement<{ total: number; known: boolean }>(
  'station.price-count',
  `select (select count(*) ${MATCHES})::int as total, exists (select from stations where id = $1) as known`,
);

/** A station's posted prices, those to come first, then backwards. @throws AppError `station.not_found`, `request.invalid` */
export async function listPrices(
  db: Database,
  query: {
    readonly stationId: StationId;
    readonly grade?: string | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
  now: Date,
): Promise<{ prices: StationPrice[]; next?: string; total: number }> {
  const { stationId, grade = null, after, limit } = query;
  const [startsAt, afterGrade] = parseCursor(after);
  const [rows, counted] = await Promise.all([
    read(db, page, [stationId, grade, now, startsAt, afterGrade, limit + 1]),
    read(db, count, [stationId, grade]),
  ]);
  const { total, known } = one(counted);
  if (!known) throw new AppError('station.not_found');
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    prices: shown.map(toPrice),
    total,
    ...(last && { next: `${last.starts_at.toISOString()}_${last.grade}` }),
  };
}

function toPrice(row: PriceRow): StationPrice {
  return {
    grade: row.grade,
    priceFenPerLitre: row.price_fen_per_litre,
    startsAt: row.starts_at.toISOString(),
    state: row.is_planned ? 'planned' : row.is_in_force ? 'in-force' : 'past',
    ...present({ postedBy: row.posted_by, postedAt: row.posted_at?.toISOString() }),
  };
}

/** `2026-11-22T06:00:00.000Z_92#` */
function parseCursor(after: string | undefined): readonly [string | null, string | null] {
  if (after === undefined) return [null, null];
  const [, at, grade] = /^((?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(.{1,8})$/.exec(after) ?? [];
  const instant = at === undefined ? Number.NaN : Date.parse(at);
  if (at === undefined || grade === undefined || Number.isNaN(instant) || new Date(instant).toISOString() !== at) {
    throw new AppError('request.invalid', { fields: [{ path: 'query.after', issue: 'is not a cursor' }] });
  }
  return [at, grade];
}
