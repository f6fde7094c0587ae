import { Fen, type ReportSums } from '@jiayou/contract';

export interface SumsRow {
  readonly orders: number;
  readonly paid_fen: number;
  readonly fuel_fen: number;
  readonly volume_ml: number;
  readonly discount_fen: number;
  readonly refunds: number;
  readonly refunded_fen: number;
}

/** The sums of a {@link SumsRow}, of whatever `cells` are grouped. */
export const SUM_COLUMNS = `coalesce(sum(c.orders), 0)::bigint as orders, coalesce(sum(c.paid_fen), 0)::bigint as paid_fen,
  coalesce(sum(c.fuel_fen), 0)::bigint as fuel_fen, coalesce(sum(c.volume_ml), 0)::bigint as volume_ml,
  coalesce(sum(c.discount_fen), 0)::bigint as discount_fen, coalesce(sum(c.refunds), 0)::bigint as refunds,
  coalesce(sum(c.refunded_fen), 0)::bigint as refunded_fen`;

export const NOTHING: SumsRow = {
  orders: 0,
  paid_fen: 0,
  fuel_fen: 0,
  volume_ml: 0,
  discount_fen: 0,
  refunds: 0,
  refunded_fen: 0,
};

export function toSums(row: SumsRow): ReportSums {
  const { orders, paid_fen: paid, fuel_fen: fuel, refunded_fen: refunded } = row;
  return {
    orders,
    paidFen: Fen.parse(paid),
    refunds: row.refunds,
    refundedFen: Fen.parse(refunded),
    netFen: Fen.parse(paid - refunded),
    fuelFen: Fen.parse(fuel),
    goodsFen: Fen.parse(paid - fuel),
    discountFen: Fen.parse(row.discount_fen),
    volumeMl: row.volume_ml,
    ...(orders > 0 && { averageFen: Fen.parse(Math.round(paid / orders)) }),
  };
}
