import { businessDateOf } from '../platform/clock';
import { one, run, statement, type Database, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { newId } from '../platform/ids';
import { openSession, type OpenedSession, type TillCaller } from '../session';
import { admitStaff, assertStrong, setPassword, type VerifiedStaff } from '../staff';

interface ShiftRow {
  readonly id: string;
  readonly shift_no: string;
  readonly opened_at: Date;
  readonly till_id: string;
}

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
 * Signs a cashier in at a till: opens their shift 上班, or resumes the one they left open there. Whoever holds a one-time password
 * names their own with it. @throws AppError `staff.*` when they may not, `shift.elsewhere` when their open shift is at another till
 */
export async function openShift(
  db: Database,
  { till, ...proof }: SignIn & { readonly till: TillCaller },
  now: Date,
): Promise<OnDutyNow> {
  const { staffNo, password } = proof;
  return admitStaff(
    db,
    { staff: { no: staffNo }, password, evenOneTime: true },
    {
      now,
      // It holds the person's row: they open one shift, however many tills they sign in at.
      work: async (tx, staff) => {
        // Another station's cashier learns no more than a stranger.
        if (staff.station?.id !== till.stationId || staff.role !== 'cashier')
          throw new AppError('staff.wrong_password');
        if (staff.mustChangePassword) await chooseOwn(tx, staff, proof);
        return goOnDuty(tx, { staff, till }, now);
      },
    },
  );
}

interface SignIn {
  readonly staffNo: string;
  readonly password: string;
  readonly newPassword?: string | undefined;
}

async function chooseOwn(tx: Tx, staff: VerifiedStaff, { password, newPassword }: SignIn): Promise<void> {
  if (newPassword === undefined) throw new AppError('staff.must_change_password');
  assertStrong(newPassword, { staffNo: staff.staffNo, password });
  await setPassword(tx, { staffId: staff.id, password: newPassword, once: false });
}

async function goOnDuty(
  tx: Tx,
  { staff, till }: { readonly staff: VerifiedStaff; readonly till: TillCaller },
  now: Date,
): Promise<OnDutyNow> {
  const [open] = await run(tx, openOne, [staff.id]);
  if (open !== undefined && open.till_id !== till.tillId) throw new AppError('shift.elsewhere');
  const shift = open ?? (await insertShift(tx, { staff, till }, now));
  const owner = { tillId: till.tillId, staffId: staff.id, shiftId: shift.id };
  const session = await openSession(tx, { kind: 'cashier', owner, now });
  return {
    staff,
    shift: { id: shift.id, shiftNo: shift.shift_no, openedAt: shift.opened_at },
    resumed: open !== undefined,
    session,
  };
}

async function insertShift(
  tx: Tx,
  { staff, till }: { readonly staff: VerifiedStaff; readonly till: TillCaller },
  now: Date,
): Promise<ShiftRow> {
  const day = businessDateOf(now);
  const { last_value: number } = one(await run(tx, nextNumber, [till.stationId, day]));
  const shiftNo = `${day.replaceAll('-', '')}-${number}`;
  return one(await run(tx, insert, [newId(), shiftNo, till.stationId, staff.id, till.tillId, now]));
}
