import type { Role, StationId } from '@jiayou/contract';
import { AppError } from '../platform/errors';
import { hashToken } from '../platform/ids';
import { read, statement, type Database, type Statement } from '../platform/db';
import type { CashierCaller, DeskCaller, DriverCaller, TillCaller } from './callers';
import type { SessionKind } from './openSession';

interface Life {
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
}
interface DriverRow extends Life {
  readonly driver_id: string;
  readonly app_id: string;
  readonly open_id: string;
}
interface TillRow extends Life {
  readonly till_id: string;
  readonly till_name: string;
  readonly till_revoked_at: Date | null;
  readonly station_id: StationId;
  readonly station_name: string;
  readonly station_code: string;
}
interface StaffRow extends Life {
  readonly staff_id: string;
  readonly staff_no: string;
  readonly staff_name: string;
  readonly staff_enabled: boolean;
  readonly must_change_password: boolean;
  readonly session_id: string;
  readonly last_seen_at: Date | null;
}
interface CashierRow extends TillRow, StaffRow {
  readonly shift_id: string;
  readonly shift_no: string;
  readonly shift_opened_at: Date;
  readonly shift_closed_at: Date | null;
  readonly token_hash: Buffer;
}
interface DeskRow extends StaffRow {
  readonly role: Role;
  readonly station_id: StationId | null;
  readonly station_name: string | null;
}

const LIFE = 's.expires_at, s.revoked_at';
const TILL = `t.id as till_id, t.name as till_name, t.revoked_at as till_revoked_at,
  st.id as station_id, st.name as station_name, st.code as station_code`;
const STAFF = `f.id as staff_id, f.staff_no, f.name as staff_name, f.enabled as staff_enabled, f.must_change_password,
  s.id as session_id, s.last_seen_at`;
const byToken = (kind: SessionKind): string => `where s.token_hash = $1 and s.kind = '${kind}'`;

const driverSession = statement<DriverRow>(
  'session.driver',
  `select ${LIFE}, s.driver_id, s.app_id, s.open_id from sessions s ${byToken('driver')}`,
);
const tillSession = statement<TillRow>(
  'session.till',
  `select ${LIFE}, ${TILL} from sessions s join tills t on t.id = s.till_id join stations st on st.id = t.station_id
   ${byToken('till')}`,
);
const CASHIER = `select ${LIFE}, ${TILL}, ${STAFF}, sh.id as shift_id, sh.shift_no, sh.opened_at as shift_opened_at,
     sh.closed_at as shift_closed_at, s.token_hash
   from sessions s join tills t on t.id = s.till_id join stations st on st.id = t.station_id
     join staff f on f.id = s.staff_id join shifts sh on sh.id = s.shift_id`;
const cashierSession = statement<CashierRow>('session.cashier', `${CASHIER} ${byToken('cashier')}`);
const cashierSessions = statement<CashierRow>(
  'session.cashiers',
  `${CASHIER} where s.token_hash = any($1::bytea[]) and s.kind = 'cashier'`,
);
const deskSession = statement<DeskRow>(
  'session.desk',
  `select ${LIFE}, ${STAFF}, f.role, st.id as station_id, st.name as station_name
   from sessions s join staff f on f.id = s.staff_id left join stations st on st.id = f.station_id
   ${byToken('desk')}`,
);

const SEEN_EVERY_MS = 60_000;
const markSeen = statement(
  'session.seen',
  'update sessions set last_seen_at = $2 where id = $1 and (last_seen_at is null or last_seen_at < $2)',
);

/** A token presented by a client at an instant. */
interface Presented {
  readonly token: string | undefined;
  readonly now: Date;
}

/** Each of these throws AppError `session.missing`, `session.expired`, or what else ended the session. */
export async function findDriver(db: Database, presented: Presented): Promise<DriverCaller> {
  const row = await find(db, driverSession, presented);
  return { driverId: row.driver_id, appId: row.app_id, openId: row.open_id };
}

export async function findTill(db: Database, presented: Presented): Promise<TillCaller> {
  const row = await find(db, tillSession, presented);
  return tillCaller(row);
}

export async function findCashier(
  db: Database,
  { evenOffDuty = false, ...presented }: Presented & { readonly evenOffDuty?: boolean },
): Promise<CashierCaller> {
  const row = await findStaff(db, cashierSession, presented);
  return cashierCaller(row, evenOffDuty);
}

/** Of these tokens the ones that {@link findCashier} takes now: many streams are asked about at once. */
export async function liveCashiers(db: Database, tokens: readonly string[], now: Date): Promise<ReadonlySet<string>> {
  const rows = await read(db, cashierSessions, [tokens.map(hashToken)]);
  const live = new Set(rows.filter((row) => isTaken(row, now)).map(({ token_hash: hash }) => hash.toString('hex')));
  return new Set(tokens.filter((token) => live.has(hashToken(token).toString('hex'))));
}

function isTaken(row: CashierRow, now: Date): boolean {
  try {
    mayWork(row, now);
    cashierCaller(row, false);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

function cashierCaller(row: CashierRow, evenOffDuty: boolean): CashierCaller {
  if (row.shift_closed_at !== null && !evenOffDuty) throw new AppError('session.expired');
  return {
    ...tillCaller(row),
    staffId: row.staff_id,
    staffNo: row.staff_no,
    staffName: row.staff_name,
    shiftId: row.shift_id,
    shiftNo: row.shift_no,
    shiftOpenedAt: row.shift_opened_at,
  };
}

export async function findDesk(db: Database, presented: Presented): Promise<DeskCaller> {
  const row = await findStaff(db, deskSession, presented);
  const station = row.station_id && row.station_name ? { id: row.station_id, name: row.station_name } : null;
  return {
    staffId: row.staff_id,
    staffNo: row.staff_no,
    staffName: row.staff_name,
    role: row.role,
    mustChangePassword: row.must_change_password,
    sessionId: row.session_id,
    station,
  };
}

/** A member of staff's session; that it is used is written down once a minute. */
async function findStaff<Row extends StaffRow>(db: Database, by: Statement<Row>, presented: Presented): Promise<Row> {
  const row = await findRow(db, by, presented.token);
  mayWork(row, presented.now);
  const seenMs = row.last_seen_at?.getTime() ?? 0;
  if (presented.now.getTime() - seenMs >= SEEN_EVERY_MS) await read(db, markSeen, [row.session_id, presented.now]);
  return row;
}

function mayWork(row: StaffRow, now: Date): void {
  // Whose account is closed hears that, and not that their session ended with it.
  if (!row.staff_enabled) throw new AppError('staff.disabled');
  assertAlive(row, now);
}

async function find<Row extends Life>(db: Database, by: Statement<Row>, { token, now }: Presented): Promise<Row> {
  const row = await findRow(db, by, token);
  assertAlive(row, now);
  return row;
}

async function findRow<Row extends Life>(db: Database, by: Statement<Row>, token: string | undefined): Promise<Row> {
  if (token === undefined || token === '') throw new AppError('session.missing');
  const [row] = await read(db, by, [hashToken(token)]);
  if (row === undefined) throw new AppError('session.missing');
  return row;
}

function assertAlive(row: Life, now: Date): void {
  if (row.revoked_at !== null || row.expires_at <= now) throw new AppError('session.expired');
}

function tillCaller(row: TillRow): TillCaller {
  if (row.till_revoked_at !== null) throw new AppError('till.revoked');
  return {
    tillId: row.till_id,
    tillName: row.till_name,
    stationId: row.station_id,
    stationName: row.station_name,
    stationCode: row.station_code,
  };
}
