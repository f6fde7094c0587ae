import type { DeskApi, RequestOf } from '@jiayou/contract';
import { newCashier, newDriver, newStaff, PASSWORD } from './people';
import { newAbnormal, newApplication, shiftOf, type Place } from './place';
import { reportRequests } from './reportRequests';
import { newActionId } from './shop';
import { staffRequests } from './staffRequests';
import { stationRequests } from './stationRequests';
import { newTillSale } from './tillOrders';

const AFTER = `2026-05-01T00:00:00.000Z_R${'1'.repeat(26)}`;

const newMember = async ({ house }: Place) => ({ params: { memberId: (await newDriver(house)).driverId } });

async function newLabel({ house }: Place): Promise<string> {
  const [id, { id: by }] = [newActionId(), await newStaff(house, 'hq-admin')];
  await house.rows('insert into member_labels values ($1::uuid, $1::text, now(), $2)', [id, by]);
  return id;
}

/** A request to each endpoint that is answered well, about something of the place. */
export const deskRequests: {
  readonly [K in keyof DeskApi]: (place: Place) => RequestOf<DeskApi[K]> | Promise<RequestOf<DeskApi[K]>>;
} = {
  'POST /desk/sign-in': async ({ house }) => {
    const { staffNo } = await newStaff(house, 'hq-admin');
    return { body: { staffNo, password: PASSWORD } };
  },
  'POST /desk/sign-out': () => ({ body: {} }),
  'GET /desk/me': () => ({}),
  ...stationRequests,

  'GET /desk/refunds': () => ({ query: { state: 'requested', after: AFTER, limit: 5 } }),
  'GET /desk/refunds/:refundNo': async (place) => ({ params: { refundNo: await newApplication(place) } }),
  'POST /desk/refunds/:refundNo/decide': async (place) => ({
    params: { refundNo: await newApplication(place) },
    body: { approve: true, note: '属实' },
  }),
  'POST /desk/refunds/:refundNo/abnormal': async (place) => ({
    params: { refundNo: await newAbnormal(place) },
    body: { note: '转回商户账户' },
  }),
  'POST /desk/shifts/:shiftId/hand-over': async ({ house, stationId }) => ({
    params: { shiftId: await shiftOf(house, await newCashier(house, stationId)) },
    body: { reason: '收银员已离岗' },
  }),
  'GET /desk/orders': ({ stationId }) => ({
    query: {
      search: '200',
      station: stationId,
      from: '2026-05-01',
      to: '2026-05-02',
      tender: 'cash',
      grade: '92#',
      state: 'paid',
      kind: 'fuel',
      origin: 'till',
      shift: newActionId(),
      cashier: newActionId(),
      refunded: 'no',
      after: `2026-05-01T00:00:00.000Z_${newActionId()}`,
      limit: 5,
    },
  }),
  'GET /desk/orders.csv': ({ stationId }) => ({ query: { station: stationId, tender: 'cash' } }),
  'GET /desk/orders/:orderId': async ({ house, cashier }) => ({
    params: { orderId: (await newTillSale(house, cashier)).orderId },
  }),

  'GET /desk/members': () => ({
    query: { search: '1388', label: newActionId(), after: `2026-05-01T00:00:00.000Z_${newActionId()}`, limit: 5 },
  }),
  'GET /desk/members/:memberId': newMember,
  'GET /desk/members/:memberId/orders': async (place) => ({
    ...(await newMember(place)),
    query: { after: `2026-05-01T00:00:00.000Z_${newActionId()}`, limit: 5 },
  }),
  'POST /desk/members/:memberId/unmask': async (place) => ({
    ...(await newMember(place)),
    body: { reason: '核对身份' },
  }),
  'POST /desk/members/:memberId/export': async (place) => ({
    ...(await newMember(place)),
    body: { reason: '本人要求' },
  }),
  'POST /desk/members/:memberId/erase': async (place) => ({
    ...(await newMember(place)),
    body: { reason: '本人要求', confirm: 'erase' },
  }),
  'POST /desk/members/:memberId/labels': async (place) => ({
    ...(await newMember(place)),
    body: { labelId: await newLabel(place), on: true },
  }),
  'GET /desk/member-labels': () => ({}),
  'POST /desk/member-labels': () => ({ body: { name: '常客' } }),

  ...staffRequests,
  ...reportRequests,

  'GET /desk/cases': () => ({ query: { open: 'yes', after: AFTER, limit: 5 } }),
};
