import { randomUUID } from 'node:crypto';
import { Fen, type DeskApi, type RequestOf, type StationRecord } from '@jiayou/contract';
import { newDesk, newTill } from './people';
import type { Place } from './place';

type Key = Extract<keyof DeskApi, `${string} /desk/station${string}`>;

const AT_NIGHT = () => new Date(Date.now() + 8 * 3_600_000).toISOString();
const here = ({ stationId }: Place) => ({ params: { stationId } });

/** A record as a form would have it: open round the clock, so that its tests pass at every hour. */
export const someRecord = (name = `新站${randomUUID().slice(0, 8)}`): StationRecord => ({
  name,
  address: '上海市西藏中路268号',
  district: '黄浦区',
  latitude: 31.2319,
  longitude: 121.4757,
  phone: '021-63270001',
  opensMinute: 0,
  closesMinute: 0,
  facilities: ['洗车', '便利店'],
  fenceM: 200,
  gasAlarm: true,
  inCarAllowed: true,
  enabled: true,
});

/** A request to each endpoint that is answered well, about something of the place. */
export const stationRequests: {
  readonly [K in Key]: (place: Place) => RequestOf<DeskApi[K]> | Promise<RequestOf<DeskApi[K]>>;
} = {
  'GET /desk/stations': () => ({
    query: {
      search: '站',
      district: '黄浦区',
      online: 'yes',
      printer: 'ready',
      paused: 'no',
      enabled: 'yes',
      after: 'D0001',
      limit: 5,
    },
  }),
  'GET /desk/station-facets': () => ({}),
  'GET /desk/stations.csv': () => ({}),
  'POST /desk/stations': () => ({ body: someRecord() }),
  'GET /desk/stations/:stationId': here,
  'POST /desk/stations/:stationId': async (place) => ({
    ...here(place),
    body: { version: await versionOf(place), record: someRecord() },
  }),
  'POST /desk/stations/:stationId/nozzles': async (place) => ({
    ...here(place),
    body: { version: await versionOf(place), nozzles: [1, 2, 3, 4].map((nozzleNo) => ({ nozzleNo, grade: '92#' })) },
  }),
  'GET /desk/stations/:stationId/nozzle-codes': (place) => ({ ...here(place), query: { nozzleNo: 1 } }),
  'POST /desk/stations/:stationId/in-car': (place) => ({ ...here(place), body: { paused: false, reason: '演练' } }),
  'GET /desk/stations/:stationId/prices': (place) => ({
    ...here(place),
    query: { grade: '92#', after: '2026-05-01T00:00:00.000Z_92#', limit: 5 },
  }),
  'POST /desk/stations/:stationId/prices': (place) => ({
    ...here(place),
    body: { grade: '92#', priceFenPerLitre: Fen.parse(770), startsAt: AT_NIGHT() },
  }),
  'POST /desk/stations/:stationId/prices/cancel': async (place) => ({
    ...here(place),
    body: { grade: '92#', startsAt: await plannedPrice(place) },
  }),
  'GET /desk/stations/:stationId/accounts': here,
  'POST /desk/stations/:stationId/accounts': async (place) => ({
    ...here(place),
    body: { channel: 'alipay', ...(await alipayOf(place)), codeApi: 'v3', enabled: true },
  }),
  'POST /desk/stations/:stationId/accounts/check': (place) => ({ ...here(place), body: { channel: 'bank-card' } }),
  'POST /desk/stations/:stationId/activation-codes': (place) => ({ ...here(place), body: {} }),
  'POST /desk/stations/:stationId/tills/:tillId/revoke': async ({ house, stationId }) => {
    const { tillId } = await newTill(house, stationId);
    return { params: { stationId, tillId }, body: {} };
  },
  'POST /desk/station-imports': () => ({ query: { fileName: '油站.csv' } }),
  'GET /desk/station-imports/:importId': async (place) => ({
    params: { importId: (await stage(place)).id },
    query: { outcome: 'bad', after: 1, limit: 5 },
  }),
  'POST /desk/station-imports/:importId/apply': async (place) => {
    const { id: importId, plan } = await stage(place);
    return { params: { importId }, body: { plan, skipBad: true } };
  },
};

async function versionOf({ house, stationId }: Place): Promise<number> {
  const [row] = await house.rows<{ version: number }>('select version from stations where id = $1', [stationId]);
  return row?.version ?? 0;
}

async function plannedPrice({ house, stationId }: Place): Promise<string> {
  const startsAt = new Date(Date.now() + 86_400_000 + Math.floor(Math.random() * 1e9));
  await house.rows(`insert into posted_prices values ($1, '92#', $2, 780)`, [stationId, startsAt]);
  return startsAt.toISOString();
}

async function alipayOf({ house, stationId }: Place) {
  const [row] = await house.rows<{ accountNo: string; appAuthToken: string }>(
    `select account_no as "accountNo", app_auth_token as "appAuthToken" from merchant_accounts
     where station_id = $1 and channel = 'alipay' and is_current`,
    [stationId],
  );
  return { accountNo: row?.accountNo ?? '', appAuthToken: row?.appAuthToken ?? '' };
}

async function stage({ house }: Place): Promise<{ id: string; plan: string }> {
  const { headers } = await newDesk(house, 'hq-admin');
  const body = 'name,address,district,longitude_gcj02,latitude_gcj02\n坏站,,,0,0\n';
  const answer = await fetch(`${house.url}/api/desk/station-imports?fileName=a.csv`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/csv' },
    body,
  });
  return (await answer.json()) as { id: string; plan: string };
}
