import type { DeskApi, RequestOf } from '@jiayou/contract';
import { newCashier, newStaff, newTill, PASSWORD } from './people';
import { newAbnormal, newApplication, shiftOf, type Place } from './place';

const AFTER = `2026-05-01T00:00:00.000Z_R${'1'.repeat(26)}`;

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
  'GET /desk/stations': () => ({ query: { search: '站', after: 'D0001', limit: 5 } }),
  'POST /desk/stations/:stationId/activation-codes': ({ stationId }) => ({ params: { stationId }, body: {} }),
  'POST /desk/stations/:stationId/tills/:tillId/revoke': async ({ house, stationId }) => {
    const { tillId } = await newTill(house, stationId);
    return { params: { stationId, tillId }, body: {} };
  },
  'POST /desk/stations/:stationId/in-car': ({ stationId }) => ({
    params: { stationId },
    body: { paused: false, reason: '演练' },
  }),

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
  'GET /desk/cases': () => ({ query: { open: 'yes', after: AFTER, limit: 5 } }),
};
