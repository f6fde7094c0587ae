import { ERRORS, ROLE_RIGHTS, type ErrorCode, type Permission, type Role, type StaffRight } from '@jiayou/contract';
import { newCashier, newDesk, newDriver, newTill } from './people';
import type { Place } from './place';
import { endShift } from './tillSale';

/** What an endpoint says to a session of its kind: come in, or why not. No session of the kind: `session.missing`. */
type Said = 'welcome' | ErrorCode;
type SessionKind = Exclude<Permission, 'public' | StaffRight>;
interface Standing extends Partial<Readonly<Record<SessionKind, Said>>> {
  /** A desk session is worth its role's rights. */
  readonly desk?: Role | ErrorCode;
  /** Which they must change before anything else. */
  readonly hasOneTimePassword?: boolean;
}

/** Somebody with cookies or a token, and what they are worth. */
export interface Caller {
  readonly name: string;
  readonly headers: Record<string, string>;
  readonly standing: Standing;
  /** The place as this caller has it: a cashier sees the own shift. */
  readonly place: Place;
  /** Whether the whole chain is theirs. */
  readonly isHq: boolean;
}

/** What the contract's permission says to a caller. */
export function verdictOf(permission: Permission, { standing }: Caller): Said {
  if (permission === 'public') return 'welcome';
  if (isSessionKind(permission)) return standing[permission] ?? 'session.missing';
  return atDesk(permission, standing);
}

function atDesk(right: StaffRight, { desk = 'session.missing', hasOneTimePassword }: Standing): Said {
  if (isRefusal(desk)) return desk;
  if (!ROLE_RIGHTS[desk].includes(right)) return 'session.forbidden';
  return hasOneTimePassword === true && right !== 'desk.enter' ? 'staff.must_change_password' : 'welcome';
}

const isSessionKind = (permission: SessionKind | StaffRight): permission is SessionKind =>
  ['driver', 'till', 'cashier', 'off-duty'].includes(permission);
const isRefusal = (desk: Role | ErrorCode): desk is ErrorCode => desk in ERRORS;

/** One of each kind of caller at a place. */
export async function newCallers(place: Place): Promise<Caller[]> {
  const everybody = [
    { name: 'nobody', headers: {}, standing: {} },
    ...(await newDrivers(place)),
    ...(await newTills(place)),
    ...(await newCashiers(place)),
    ...(await newDesks(place)),
  ];
  return everybody.map((caller) => Object.assign({ isHq: false, place }, caller));
}

async function newDrivers({ house, driver }: Place) {
  const late = await newDriver(house);
  await house.rows('update sessions set expires_at = now() where driver_id = $1', [late.driverId]);
  return [
    { name: 'driver', headers: driver.headers, standing: { driver: 'welcome' } },
    { name: 'driver whose session expired', headers: late.headers, standing: { driver: 'session.expired' } },
  ] as const;
}

async function newTills({ house, stationId }: Place) {
  const [till, late] = [await newTill(house, stationId), await newTill(house, stationId)];
  await house.rows('update sessions set expires_at = now() where till_id = $1', [late.tillId]);
  return [
    { name: 'till', headers: till.headers, standing: { till: 'welcome' } },
    { name: 'till whose session expired', headers: late.headers, standing: { till: 'session.expired' } },
  ] as const;
}

const ON_DUTY = { till: 'welcome', cashier: 'welcome', 'off-duty': 'welcome' } as const;
/** What else may have happened to a cashier, by the SQL that makes it so (`$1` staff, `$2` till). */
const MISHAPS = {
  'cashier whose session expired': {
    sql: `update sessions set expires_at = now() where staff_id = $1 and till_id = $2 and kind = 'cashier'`,
    standing: { till: 'welcome', cashier: 'session.expired', 'off-duty': 'session.expired' },
  },
  'disabled cashier': {
    sql: 'with till as (select $2::uuid) update staff set enabled = false where id = $1',
    standing: { till: 'welcome', cashier: 'staff.disabled', 'off-duty': 'staff.disabled' },
  },
  'cashier at a revoked till': {
    sql: 'with staff as (select $1::uuid) update tills set revoked_at = now() where id = $2',
    standing: { till: 'till.revoked', cashier: 'till.revoked', 'off-duty': 'till.revoked' },
  },
} as const;

async function newCashiers(place: Place) {
  const { house, stationId, cashier } = place;
  const [offDuty, till] = [await newCashier(house, stationId), await newTill(house, stationId)];
  await endShift(offDuty);
  const [, cookie = ''] = (await newCashier(house, stationId)).headers.Cookie.split('; ');
  const unlucky = Object.entries(MISHAPS).map(async ([name, { sql, standing }]) => {
    const { staff, tillId, headers } = await newCashier(house, stationId);
    await house.rows(sql, [staff.id, tillId]);
    return { name, headers, standing };
  });
  return [
    { name: 'cashier', headers: cashier.headers, standing: ON_DUTY },
    {
      name: 'off-duty cashier',
      headers: offDuty.headers,
      standing: { ...ON_DUTY, cashier: 'session.expired' },
      place: { ...place, cashier: offDuty },
    },
    {
      name: "cashier with another till's cookie",
      headers: { Cookie: `${till.headers.Cookie}; ${cookie}` },
      standing: { till: 'welcome', cashier: 'session.forbidden', 'off-duty': 'session.forbidden' },
    },
    ...(await Promise.all(unlucky)),
  ] as const;
}

const DESK_ROLES = ['hq-admin', 'hq-marketing', 'hq-finance', 'station-master', 'station-finance'] as const;
type DeskRole = (typeof DESK_ROLES)[number];

async function newDesks({ house, stationId }: Place) {
  const at = (role: DeskRole) => newDesk(house, role, role.startsWith('hq') ? undefined : stationId);
  const desks = DESK_ROLES.map(async (role) => ({
    name: role,
    headers: (await at(role)).headers,
    standing: { desk: role },
    isHq: role.startsWith('hq'),
  }));
  const [disabled, demoted] = [await at('station-master'), await at('hq-admin')];
  const [late, fresh] = [await at('hq-admin'), await at('hq-admin')];
  await house.rows('update staff set enabled = false where id = $1', [disabled.staff.id]);
  await house.rows(`update staff set role = 'cashier', station_id = $2 where id = $1`, [demoted.staff.id, stationId]);
  await house.rows('update sessions set expires_at = now() where staff_id = $1', [late.staff.id]);
  await house.rows('update staff set must_change_password = true where id = $1', [fresh.staff.id]);
  return [
    ...(await Promise.all(desks)),
    {
      name: 'desk with a one-time password',
      headers: fresh.headers,
      standing: { desk: 'hq-admin', hasOneTimePassword: true },
      isHq: true,
    },
    { name: 'disabled station-master', headers: disabled.headers, standing: { desk: 'staff.disabled' } },
    { name: 'desk whose role became cashier', headers: demoted.headers, standing: { desk: 'cashier' } },
    { name: 'desk whose session expired', headers: late.headers, standing: { desk: 'session.expired' } },
  ] as const;
}
