import { Fen, type ResponseOf, type ShiftSummary, type TillApi } from '@jiayou/contract';
import { cutPage, inTransaction, parseTimeCursor, present, read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import type { CashierCaller } from '../session';
import { summariseShift } from './shiftSummary';

interface PastRow {
  readonly id: string;
  readonly shift_no: string;
  readonly opened_at: Date;
  readonly closed_at: Date;
  readonly orders: number;
  readonly net_fen: number;
  readonly difference_fen: number | null;
}

const past = statement<PastRow>(
  'tally.past-shifts',
  `select id, shift_no, opened_at, closed_at, (summary #>> '{totals,all,orders}')::int as orders,
     (summary #>> '{totals,all,netFen}')::bigint as net_fen, counted_cash_fen - expected_cash_fen as difference_fen
   from shifts where staff_id = $1 and station_id = $2 and closed_at is not null
     and ($3::timestamptz is null or (opened_at, id) < ($3, $4::uuid))
   order by opened_at desc, id desc limit $5`,
);
const own = statement<{ summary: ShiftSummary | null }>(
  'tally.own-shift',
  'select summary from shifts where id = $1 and staff_id = $2 and station_id = $3',
);

/** A cashier's closed shifts at this station, newest first 班结记录. @throws AppError `request.invalid` */
export async function listShifts(
  db: Database,
  cashier: CashierCaller,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<ResponseOf<TillApi['GET /till/shifts']>> {
  const { at, id } = parseTimeCursor(after);
  const rows = await read(db, past, [cashier.staffId, cashier.stationId, at, id, limit + 1]);
  const { page, ...next } = cutPage(rows, limit, (row) => [row.opened_at, row.id]);
  return { shifts: page.map(toPastShift), ...next };
}

/** A cashier's own shift: as it was closed, or as it stands. @throws AppError `shift.not_found` also for somebody else's */
export async function viewShift(db: Database, cashier: CashierCaller, shiftId: string): Promise<ShiftSummary> {
  const [row] = await read(db, own, [shiftId, cashier.staffId, cashier.stationId]);
  if (row === undefined) throw new AppError('shift.not_found');
  return row.summary ?? inTransaction(db, (tx) => summariseShift(tx, shiftId));
}

function toPastShift(row: PastRow): ResponseOf<TillApi['GET /till/shifts']>['shifts'][number] {
  return {
    id: row.id,
    shiftNo: row.shift_no,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at.toISOString(),
    orders: row.orders,
    netFen: Fen.parse(row.net_fen),
    ...present({ differenceFen: row.difference_fen === null ? null : Fen.parse(row.difference_fen) }),
  };
}
