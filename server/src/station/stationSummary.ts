import { ERRORS, type StationId, type StationSummary } from '@jiayou/contract';
import { inCarRefusal, isOpen, type InCarFacts } from './inCarState';

/** The columns behind a station in a list; {@link SUMMARY_COLUMNS} selects them from `stations s` with `$1` the instant. */
export interface SummaryRow extends InCarFacts {
  readonly id: StationId;
  readonly name: string;
  readonly address: string;
  readonly district: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly distance_m?: number | null;
  readonly prices: readonly { readonly grade: string; readonly price_fen_per_litre: number }[];
}

export const SUMMARY_COLUMNS = `s.id, s.name, s.address, s.district, s.latitude, s.longitude, s.enabled,
  s.opens_minute, s.closes_minute, s.in_car_allowed, s.in_car_paused_at, s.in_car_paused_reason,
  exists (select from merchant_accounts a where a.station_id = s.id and a.channel = 'wechat-pay' and a.enabled) as has_account,
  coalesce((
    select json_agg(json_build_object('grade', g.code, 'price_fen_per_litre', p.price_fen_per_litre) order by g.position)
    from (select distinct on (grade) grade, price_fen_per_litre from posted_prices
          where station_id = s.id and starts_at <= $1 order by grade, starts_at desc) p
      join grades g on g.code = p.grade), '[]') as prices`;

export function toSummary(row: SummaryRow, now: Date): StationSummary {
  const refusal = inCarRefusal(row, now);
  const { id, name, address, district, latitude, longitude } = row;
  return {
    id,
    name,
    address,
    district,
    latitude,
    longitude,
    ...(row.distance_m == null ? {} : { distanceM: Math.round(row.distance_m) }),
    openNow: isOpen(row, now),
    inCarPayment: refusal === undefined,
    ...(refusal === undefined ? {} : { inCarReason: reasonFor(refusal, row) }),
    prices: row.prices.map(({ grade, price_fen_per_litre: priceFenPerLitre }) => ({ grade, priceFenPerLitre })),
  };
}

function reasonFor(refusal: keyof typeof ERRORS, row: InCarFacts): string {
  const { message } = ERRORS[refusal];
  return refusal === 'station.in_car_paused' && row.in_car_paused_reason !== ''
    ? `${row.in_car_paused_reason}。${message}`
    : message;
}
