import { Fen, type Tender, type Totals } from '@jiayou/contract';
import { statement, type Statement } from '../platform/db';

/**
 * Which orders and which refunds add up, as SQL conditions. Both may speak of `o` (the order) and `p` (the payment that paid it),
 * `refunds` also of `r`.
 */
interface Scope {
  readonly orders: string;
  readonly refunds: string;
}

export interface TotalsRow {
  /** `all`, or what the row stands for. */
  readonly of: 'all' | 'tender' | 'grade';
  readonly channel: Tender | null;
  readonly grade: string | null;
  readonly orders: number;
  readonly paid_fen: number;
  readonly refunds: number;
  readonly refunded_fen: number;
  readonly fuel_orders: number;
  readonly fuel_paid_fen: number;
  readonly fuel_refunds: number;
  readonly fuel_refunded_fen: number;
  readonly volume_ml: number;
  readonly amount_fen: number;
  readonly discount_fen: number;
  readonly goods_orders: number;
  readonly goods_refunds: number;
}

/**
 * Adds up orders paid and refunds that people asked for and that succeeded. What the software gives back by itself was never a sale
 * and is in neither. A discount comes off the fuel first.
 */
export function totalsStatement(name: string, scope: Scope): Statement<TotalsRow> {
  return statement<TotalsRow>(
    name,
    `with moved as (
       select p.channel, o.grade, 1 as orders, p.amount_fen as paid_fen, greatest(o.fuel_fen - o.discount_fen, 0) as fuel_paid_fen,
         o.fuel_fen > 0 as has_fuel, o.goods_fen > 0 as has_goods, coalesce(o.volume_ml, 0) as volume_ml, o.amount_fen,
         o.discount_fen, 0 as refunds, 0 as refunded_fen, 0 as fuel_refunded_fen
       from orders o join payments p on p.payment_no = o.paid_by
       where ${scope.orders}
       union all
       select p.channel, o.grade, 0, 0, 0, r.fuel_fen > 0, r.goods_fen > 0, 0, 0, 0, 1, r.amount_fen, r.fuel_fen
       from refunds r join orders o on o.id = r.order_id join payments p on p.payment_no = r.payment_no
       where r.state = 'succeeded' and r.requested_by is not null and ${scope.refunds})
     select case grouping(m.channel, m.grade) when 3 then 'all' when 1 then 'tender' else 'grade' end as of, m.channel, m.grade,
       coalesce(sum(m.orders), 0)::int as orders, coalesce(sum(m.paid_fen), 0)::bigint as paid_fen,
       coalesce(sum(m.refunds), 0)::int as refunds, coalesce(sum(m.refunded_fen), 0)::bigint as refunded_fen,
       coalesce(sum(m.orders) filter (where m.has_fuel), 0)::int as fuel_orders,
       coalesce(sum(m.fuel_paid_fen), 0)::bigint as fuel_paid_fen,
       coalesce(sum(m.refunds) filter (where m.has_fuel), 0)::int as fuel_refunds,
       coalesce(sum(m.fuel_refunded_fen), 0)::bigint as fuel_refunded_fen,
       coalesce(sum(m.volume_ml), 0)::bigint as volume_ml, coalesce(sum(m.amount_fen), 0)::bigint as amount_fen,
       coalesce(sum(m.discount_fen), 0)::bigint as discount_fen,
       coalesce(sum(m.orders) filter (where m.has_goods), 0)::int as goods_orders,
       coalesce(sum(m.refunds) filter (where m.has_goods), 0)::int as goods_refunds
     from moved m left join grades g on g.code = m.grade
     group by grouping sets ((), (m.channel), (m.grade, g.position))
     order by g.position, array_position(array['wechat-pay', 'alipay', 'bank-card', 'cash'], m.channel)`,
  );
}

export function toTotals(rows: readonly TotalsRow[]): Totals {
  const all = rows.find((row) => row.of === 'all');
  if (all === undefined) throw new Error('totals without their sum');
  return {
    all: sumOf(all),
    byTender: rows.flatMap((row) => (row.channel === null ? [] : [{ tender: row.channel, ...sumOf(row) }])),
    byGrade: rows.flatMap((row) =>
      row.grade === null ? [] : [{ grade: row.grade, volumeMl: row.volume_ml, ...fuelOf(row) }],
    ),
    goods: goodsOf(all),
    amountFen: Fen.parse(all.amount_fen),
    discountFen: Fen.parse(all.discount_fen),
  };
}

function sumOf(row: TotalsRow): Totals['all'] {
  return toSum({ orders: row.orders, paid: row.paid_fen, refunds: row.refunds, refunded: row.refunded_fen });
}

function fuelOf(row: TotalsRow): Totals['all'] {
  return toSum({
    orders: row.fuel_orders,
    paid: row.fuel_paid_fen,
    refunds: row.fuel_refunds,
    refunded: row.fuel_refunded_fen,
  });
}

function goodsOf(row: TotalsRow): Totals['goods'] {
  return toSum({
    orders: row.goods_orders,
    paid: row.paid_fen - row.fuel_paid_fen,
    refunds: row.goods_refunds,
    refunded: row.refunded_fen - row.fuel_refunded_fen,
  });
}

function toSum(sum: { orders: number; paid: number; refunds: number; refunded: number }): Totals['all'] {
  return {
    orders: sum.orders,
    paidFen: Fen.parse(sum.paid),
    refunds: sum.refunds,
    refundedFen: Fen.parse(sum.refunded),
    netFen: Fen.parse(sum.paid - sum.refunded),
  };
}
