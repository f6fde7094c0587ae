import { businessDateOf } from '../platform/clock';
import { inTransaction, one, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { newId } from '../platform/ids';
import { openSession, type OpenedSession, type TillCaller } from '../session';
import { verifyStaff, type VerifiedStaff } from '../staff';

interface ShiftRow {
  readonly id: string;
  readonly shift_no: string;
  readonly opened_at: Date;
  readonly till_id: string;
}

const lockStaff = statement('shift.lock-staff', 'select 1 from staff where id = $1 for update');
const openOne = statement<ShiftRow>(
  'shift.open-one',
  'select id, shift_no, opened_at, till_id from shifts where staff_id = $1 and closed_at is null',
);
const nextNumber = statement<{ last_value: number }>(
  'shift.next-number',
  `insert into station_day_counters (station_id, business_date, name, last_value) values ($1, $2, 'shift', 1)
   on conflict (station_id, business_date, name) do update set last_value = station_day_counters.last_value + 1
   returning last_value`,
);
const insert = statement<ShiftRow>(
  'shift.insert',
  `insert into shifts (id, shift_no, station_id, staff_id, till_id, opened_at) values ($1, $2, $3, $4, $5, $6)
   returning id, shift_no, opened_at, till_id`,
);

export interface OnDutyNow {
  readonly staff: VerifiedStaff;
  readonly shift: { readonly id: string; readonly shiftNo: string; readonly openedAt: Date };
  readonly resumed: boolean;
  readonly session: OpenedSession;
}

/**
 * Signs a cashier in at a till: opens their shift 上班, or resumes the one they left open there.
 * @throws AppError `staff.*` when they may not, `shift.elsewhere` when their open shift is at another till
 */
export async function openShift(
  db: Database,
  { till, staffNo, password }: { readonly till: TillCaller; readonly staffNo: string; readonly password: string },
  now: Date,
): Promise<OnDutyNow> {
  const staff = await verifyStaff(db, { staffNo, password }, now);
  // Another station's cashier learns no more than a stranger.
  if (staff.station?.id !== till.stationId || staff.role !== 'cashier') throw new AppError('staff.wrong_password');
  return inTransaction(db, async (tx) => {
    await run(tx, lockStaff, [staff.id]);
    const [open] = await run(tx, openOne, [staff.id]);
    if (open !== undefined && open.till_id !== till.tillId) throw new AppError('shift.elsewhere');
    const shift = open ?? (await insertShift());
    const owner = { tillId: till.tillId, staffId: staff.id, shiftId: shift.id };
    const session = await openSession(tx, { kind: 'cashier', owner, now });
    return {
      staff,
      shift: { id: shift.id, shiftNo: shift.shift_no, openedAt: shift.opened_at },
      resumed: open !== undefined,
      session,
    };

    async function insertShift(): Promise<ShiftRow> {
      const day = businessDateOf(now);
      const { last_value: number } = one(await run(tx, nextNumber, [till.stationId, day]));
      const shiftNo = `${day.replaceAll('-', '')}-${number}`;
      return one(await run(tx, insert, [newId(), shiftNo, till.stationId, staff.id, till.tillId, now]));
    }
  });
}
