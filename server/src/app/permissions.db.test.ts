import { randomUUID } from 'node:crypto';
import { deskApi, driverApi, ROLE_RIGHTS, tillApi, type Permission, type Role } from '@jiayou/contract';
import {
  changes,
  newCashier,
  newDesk,
  newDriver,
  newStation,
  newTill,
  send,
  snapshot,
  startHouse,
  type TestHouse,
} from './testing';

const DESK_ROLES = ['hq-admin', 'hq-marketing', 'hq-finance', 'station-master', 'station-finance'] as const;
const CALLERS = ['nobody', 'driver', 'till', 'cashier', ...DESK_ROLES, 'a desk whose role became cashier'] as const;
type Caller = (typeof CALLERS)[number];

const endpoints = Object.entries({ ...driverApi, ...tillApi, ...deskApi }).map(
  ([key, { permission }]) => [key, permission] as const,
);

let house: TestHouse;
let headersOf: Record<Caller, Record<string, string>>;
beforeAll(async () => {
  house = await startHouse();
  const station = await newStation(house);
  const desk = async (role: (typeof DESK_ROLES)[number]) =>
    (await newDesk(house, role, role.startsWith('hq') ? undefined : station)).headers;
  const demoted = await newDesk(house, 'station-master', station);
  await house.rows(`update staff set role = 'cashier' where id = $1`, [demoted.staff.id]);
  headersOf = {
    nobody: {},
    driver: (await newDriver(house)).headers,
    till: (await newTill(house, station)).headers,
    cashier: (await newCashier(house, station)).headers,
    'hq-admin': await desk('hq-admin'),
    'hq-marketing': await desk('hq-marketing'),
    'hq-finance': await desk('hq-finance'),
    'station-master': await desk('station-master'),
    'station-finance': await desk('station-finance'),
    'a desk whose role became cashier': demoted.headers,
  };
});
afterAll(() => house.stop());

/** What the contract's permission means for a caller: through, unknown (401) or known and not allowed (403). */
function expected(permission: Permission, caller: Caller): 'through' | 401 | 403 {
  switch (permission) {
    case 'public':
      return 'through';
    case 'driver':
    case 'cashier':
      return caller === permission ? 'through' : 401;
    case 'till':
      return caller === 'till' || caller === 'cashier' ? 'through' : 401;
    case 'desk':
    case 'station.read':
    case 'station.bind-till':
    case 'station.pause': {
      const role = roleOf(caller);
      if (role === undefined) return 401;
      return ROLE_RIGHTS[role].includes(permission) ? 'through' : 403;
    }
  }
}

function roleOf(caller: Caller): Role | undefined {
  if (caller === 'a desk whose role became cashier') return 'cashier';
  return DESK_ROLES.find((role) => role === caller);
}

/** Nothing that could be done: whoever comes through is told that the request is wrong, or reads. */
function knock(key: string, caller: Caller) {
  const [method = '', path = ''] = key.split(' ');
  const filled = path.replaceAll(/:\w+/g, () => randomUUID());
  const query = key === 'GET /till/stream' ? '?after=none' : '';
  const body = method === 'GET' ? undefined : { nonsense: true };
  return send(`${house.url}/api${filled}${query}`, { method, headers: headersOf[caller], body });
}

test.each(endpoints)('%s lets through whom the contract names (%s), and nobody else', async (key, permission) => {
  const answers = await Promise.all(
    CALLERS.map(async (caller) => {
      const { status } = await knock(key, caller);
      return [caller, status === 401 || status === 403 ? status : 'through'];
    }),
  );

  expect(answers).toEqual(CALLERS.map((caller) => [caller, expected(permission, caller)]));
});

test('who is turned away leaves no trace', async () => {
  const before = await snapshot(house);

  await Promise.all(endpoints.flatMap(([key]) => CALLERS.map((caller) => knock(key, caller))));

  expect(changes(before, await snapshot(house))).toEqual([]);
});
