import type { DriverApi, RequestOf } from '@jiayou/contract';
import { newActionId, someOrder } from './shop';
import { MINI_APP } from './providers';
import type { Place } from './place';
import { openFuel } from './selling';

const NEARBY = { latitude: 31.23, longitude: 121.47 };

async function newOrder({ driver, stationId }: Place) {
  const { id: orderId } = await driver.call('POST /driver/orders', { body: someOrder(stationId) });
  return { params: { orderId } };
}

async function newScan({ cashier }: Place) {
  const { id: orderId } = await openFuel(cashier);
  const { scanUrl = '' } = await cashier.call('POST /till/orders/:orderId/scan-code', {
    params: { orderId },
    body: {},
  });
  return { params: { token: scanUrl.split('/').at(-1) ?? '' } };
}

/** A request to each endpoint that is answered well, about something of the place. */
export const driverRequests: {
  readonly [K in keyof DriverApi]: (place: Place) => RequestOf<DriverApi[K]> | Promise<RequestOf<DriverApi[K]>>;
} = {
  'GET /driver/scans/:token': newScan,
  'POST /driver/scans/:token/payments': async (place) => ({ ...(await newScan(place)), body: {} }),
  'POST /driver/scans/:token/check': async (place) => ({ ...(await newScan(place)), body: {} }),
  'POST /driver/member-code': () => ({ body: {} }),
  'GET /driver/profile': () => ({}),
  'POST /driver/profile': () => ({ body: { name: '李师傅', plates: ['沪A12345'] } }),
  'GET /driver/config': () => ({}),
  'POST /driver/sign-in': async ({ house }) => {
    const { code } = await house.control('/login-code', { appid: MINI_APP, user: 'newcomer' });
    return { body: { app: 'mini-program', code: String(code) } };
  },
  'GET /driver/me': () => ({}),
  'GET /driver/stations': () => ({ query: { ...NEARBY, search: '站', limit: 5 } }),
  'GET /driver/stations/:stationId': ({ stationId }) => ({ params: { stationId }, query: NEARBY }),
  'GET /driver/nozzles/:stationCode/:nozzleNo': async ({ house, stationId }) => {
    const [station] = await house.rows<{ code: string }>('select code from stations where id = $1', [stationId]);
    return { params: { stationCode: station?.code ?? '', nozzleNo: 3 } };
  },
  'POST /driver/orders': ({ stationId }) => ({ body: someOrder(stationId) }),
  'POST /driver/orders/:orderId/payments': async (place) => ({
    ...(await newOrder(place)),
    body: { channel: 'wechat-pay' },
  }),
  'GET /driver/orders/:orderId': newOrder,
  'POST /driver/orders/:orderId/check': async (place) => ({ ...(await newOrder(place)), body: {} }),
  'POST /driver/orders/:orderId/cancel': async (place) => ({ ...(await newOrder(place)), body: {} }),
  'GET /driver/orders': () => ({ query: { after: `2026-05-01T00:00:00.000Z_${newActionId()}`, limit: 5 } }),
};
