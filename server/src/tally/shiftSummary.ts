import { Fen, type OrderId, type ShiftSummary, type Tender, type Totals } from '@jiayou/contract';
import { one, present, run, statement, type Tx } from '../platform/db';
import { toTotals, totalsStatement } from './totals';

interface HeadRow {
  readonly id: string;
  readonly shift_no: string;
  readonly station_id: string;
  readonly station_name: string;
  readonly till_name: string;
  readonly cashier_name: string;
  readonly opened_at: Date;
  readonly float_fen: number;
}
interface WaitingRow {
  readonly order_id: OrderId;
  readonly order_no: string;
  readonly amount_fen: number;
  readonly channel: Tender;
  readonly created_at: Date;
}
interface HandedOverRow {
  readonly order_no: string;
  readonly amount_fen: number;
  readonly reason: string;
  readonly master_name: string;
}
interface CountRow {
  readonly count: number;
  readonly fen: number;
}

const head = statement<HeadRow>(
  'tally.shift',
  `select sh.id, sh.shift_no, sh.station_id, s.name as station_name, t.name as till_name, f.name as cashier_name, sh.opened_at,
     sh.float_fen
   from shifts sh join stations s on s.id = sh.station_id join tills t on t.id = sh.till_id join staff f on f.id = sh.staff_id
   where sh.id = $1`,
);
const totals = totalsStatement('tally.shift-totals', { orders: 'o.shift_id = $1', refunds: 'r.shift_id = $1' });
const waiting = statement<WaitingRow>(
  'tally.waiting',
  `select o.id as order_id, o.order_no, p.amount_fen, p.channel, p.created_at
   from orders o join payments p on p.order_id = o.id and p.state in ('created', 'pending', 'reversing')
   where o.shift_id = $1 and o.state = 'open' order by p.created_at`,
);
const underWay = statement<CountRow>(
  'tally.refunds-under-way',
  `select count(*)::int as count, coalesce(sum(amount_fen), 0)::bigint as fen from refunds
   where shift_id = $1 and state in ('approved', 'sent')`,
);
const handedOver = statement<HandedOverRow>(
  'tally.handed-over',
  `select o.order_no, o.payable_fen as amount_fen, h.reason, m.name as master_name
   from shift_handovers h join orders o on o.id = h.order_id join staff m on m.id = h.master_id
   where h.shift_id = $1 order by h.at, o.order_no`,
);
const unclaimed = statement<CountRow>(
  'tally.unclaimed',
  `select count(*)::int as count, coalesce(sum(payable_fen), 0)::bigint as fen from orders
   where station_id = $1 and shift_id is null and paid_by is not null`,
);

/** An open shift as it stands, from the orders and refunds it has. */
export async function summariseShift(tx: Tx, shiftId: string): Promise<ShiftSummary> {
  const shift = one(await run(tx, head, [shiftId]));
  // Sent together: one wait instead of five.
  const [sums, waits, [refunding], gone, [nobodys]] = await Promise.all([
    run(tx, totals, [shiftId]),
    run(tx, waiting, [shiftId]),
    run(tx, underWay, [shiftId]),
    run(tx, handedOver, [shiftId]),
    run(tx, unclaimed, [shift.station_id]),
  ]);
  const added = toTotals(sums);
  return {
    shift: {
      id: shift.id,
      shiftNo: shift.shift_no,
      openedAt: shift.opened_at.toISOString(),
      tillName: shift.till_name,
      cashierName: shift.cashier_name,
    },
    stationName: shift.station_name,
    totals: added,
    cash: cashOf(added, shift.float_fen),
    waiting: waits.map((row) => ({
      orderId: row.order_id,
      orderNo: row.order_no,
      amountFen: Fen.parse(row.amount_fen),
      tender: row.channel,
      startedAt: row.created_at.toISOString(),
    })),
    refundsUnderWay: toCount(refunding),
    handedOver: gone.map((row) => ({
      orderNo: row.order_no,
      amountFen: Fen.parse(row.amount_fen),
      reason: row.reason,
      masterName: row.master_name,
    })),
    unclaimed: toCount(nobodys),
  };
}

function cashOf({ byTender }: Totals, floatFen: number): ShiftSummary['cash'] {
  const cash = byTender.find(({ tender }) => tender === 'cash');
  const [salesFen, refundsFen] = [cash?.paidFen ?? 0, cash?.refundedFen ?? 0];
  return {
    floatFen: Fen.parse(floatFen),
    salesFen: Fen.parse(salesFen),
    refundsFen: Fen.parse(refundsFen),
    expectedFen: Fen.parse(floatFen + salesFen - refundsFen),
    note: '',
  };
}

export function toCount(row: CountRow | undefined): { count: number; amountFen: Fen } {
  return { count: row?.count ?? 0, amountFen: Fen.parse(row?.fen ?? 0) };
}

/** How a shift ended. */
export interface ShiftEnd {
  readonly at: Date;
  readonly byName: string;
  /** Null when nobody counted. */
  readonly countedCashFen: number | null;
  readonly note: string;
}

/** The summary of a shift at its end, as it is kept and printed for ever. */
export function endedSummary(summary: ShiftSummary, end: ShiftEnd): ShiftSummary {
  const counted = end.countedCashFen;
  return {
    ...summary,
    shift: { ...summary.shift, closedAt: end.at.toISOString(), closedByName: end.byName },
    cash: {
      ...summary.cash,
      note: end.note,
      ...present({
        countedFen: counted === null ? null : Fen.parse(counted),
        differenceFen: counted === null ? null : Fen.parse(counted - summary.cash.expectedFen),
      }),
    },
  };
}
