import { Fen, type RequestOf, type TillApi } from '@jiayou/contract';
import { newCode, newStaff, PASSWORD } from './people';
import {
  newClaimedTicket,
  newClosedShift,
  newGivenBack,
  newHandOut,
  newTicket,
  shiftOf,
  someRefund,
  type Place,
} from './place';
import { approval, openFuel, startCard } from './selling';
import { newActionId } from './shop';
import { newTillSale } from './tillOrders';

const after = () => `2026-05-01T00:00:00.000Z_${newActionId()}`;

async function newOrder({ cashier }: Place) {
  return { params: { orderId: (await openFuel(cashier)).id } };
}

async function newBill({ house, cashier }: Place) {
  return { params: { orderId: (await newTillSale(house, cashier)).orderId } };
}

/** A request to each endpoint that is answered well, about something of the place. */
export const tillRequests: {
  readonly [K in keyof TillApi]: (place: Place) => RequestOf<TillApi[K]> | Promise<RequestOf<TillApi[K]>>;
} = {
  'POST /till/activate': async ({ house, stationId }) => ({
    body: { code: await newCode(house, stationId), tillName: '收银机' },
  }),
  'GET /till/me': () => ({}),
  'POST /till/printer-state': () => ({ body: { state: 'ready' } }),
  'POST /till/sign-in': async ({ house, stationId }) => {
    const { staffNo } = await newStaff(house, 'cashier', stationId);
    return { body: { staffNo, password: PASSWORD } };
  },
  'POST /till/sign-out': () => ({ body: {} }),
  'GET /till/board': () => ({}),
  'GET /till/stream': () => ({ query: { after: 0 } }),
  'POST /till/tickets/:ticketId/claim': async (place) => ({
    params: { ticketId: await newTicket(place) },
    body: { actionId: newActionId() },
  }),
  'POST /till/tickets/:ticketId/printed': newClaimedTicket,
  'POST /till/tickets/:ticketId/release': async (place) => {
    const { params, body } = await newClaimedTicket(place);
    return { params, body: { ...body, problem: 'offline' } };
  },
  'POST /till/tickets/:ticketId/reprint': async (place) => {
    const claim = await newClaimedTicket(place);
    await place.cashier.call('POST /till/tickets/:ticketId/printed', claim);
    return { params: claim.params, body: { actionId: newActionId() } };
  },
  'POST /till/tickets/:ticketId/dismiss': async (place) => ({ params: { ticketId: await newTicket(place) }, body: {} }),

  'GET /till/catalogue': () => ({}),
  'POST /till/members/find': async ({ driver }) => {
    const { code } = await driver.call('POST /driver/member-code', { body: {} });
    return { body: { text: code } };
  },
  'POST /till/orders': () => ({
    body: {
      actionId: newActionId(),
      fuel: { nozzleNo: 1, amountFen: Fen.parse(20_000) },
      goods: [{ name: '洗车', amountFen: Fen.parse(3_000) }],
    },
  }),
  'GET /till/orders/:orderId': newOrder,
  'POST /till/orders/:orderId/payments': async (place) => ({
    ...(await newOrder(place)),
    body: { method: 'cash', actionId: newActionId(), receivedFen: Fen.parse(20_000) },
  }),
  'POST /till/orders/:orderId/payments/:paymentNo/card': async ({ cashier }) => {
    const { id: orderId, payment } = await startCard(cashier, await openFuel(cashier));
    return { params: { orderId, paymentNo: payment?.paymentNo ?? '' }, body: approval() };
  },
  'POST /till/orders/:orderId/scan-code': async (place) => ({ ...(await newOrder(place)), body: {} }),
  'POST /till/orders/:orderId/check': async (place) => ({ ...(await newOrder(place)), body: {} }),
  'POST /till/orders/:orderId/cancel': async (place) => ({ ...(await newOrder(place)), body: { dropOrder: true } }),

  'GET /till/shift': () => ({}),
  'POST /till/shift/float': () => ({ body: { floatFen: Fen.parse(50_000) } }),
  'POST /till/shift/close': () => ({
    body: { actionId: newActionId(), countedCashFen: Fen.parse(12_345), note: '零钱没有点' },
  }),
  'POST /till/shift/hand-over': async ({ house, stationId }) => {
    const { staffNo } = await newStaff(house, 'station-master', stationId);
    return { body: { staffNo, password: PASSWORD, reason: '顾客已离开' } };
  },
  'GET /till/shifts': () => ({ query: { after: after(), limit: 5 } }),
  'GET /till/shifts/:shiftId': async ({ house, cashier }) => ({ params: { shiftId: await shiftOf(house, cashier) } }),
  'POST /till/shifts/:shiftId/reprint': async (place) => ({
    params: { shiftId: await newClosedShift(place) },
    body: { actionId: newActionId() },
  }),
  'GET /till/yesterday': () => ({}),

  'GET /till/bills': () => ({ query: { search: '200', tender: 'cash', refunded: 'yes', after: after(), limit: 5 } }),
  'GET /till/past-bills': () => ({ query: { search: '200', date: '2026-05-01', after: after(), limit: 5 } }),
  'GET /till/bills/:orderId': newBill,
  'POST /till/bills/:orderId/refunds': async (place) => ({ ...(await newBill(place)), body: someRefund() }),
  'GET /till/refunds': () => ({ query: { after: `2026-05-01T00:00:00.000Z_R${'1'.repeat(26)}`, limit: 5 } }),
  'POST /till/refunds/:refundNo/carry-out': async (place) => ({
    params: { refundNo: await newHandOut(place) },
    body: {},
  }),
  'POST /till/refunds/:refundNo/slips': async (place) => ({
    params: { refundNo: await newGivenBack(place) },
    body: { actionId: newActionId() },
  }),
};
