import { Fen, type OrderId, type StationId, type TicketId } from '@jiayou/contract';
import { newCashier, newDriver, type TestCashier, type TestDriver } from './people';
import { newActionId, newStation } from './shop';
import type { TestHouse } from './startHouse';
import { newCarSale, newTillSale } from './tillOrders';
import { endShift, newClaimed } from './tillSale';
import { workOff } from './workOff';

/** A station with somebody of each kind at work. */
export interface Place {
  readonly house: TestHouse;
  readonly stationId: StationId;
  readonly driver: TestDriver;
  readonly cashier: TestCashier;
}

export async function newPlace(house: TestHouse): Promise<Place> {
  const stationId = await newStation(house);
  return { house, stationId, driver: await newDriver(house), cashier: await newCashier(house, stationId) };
}

/** The ticket of an order paid in a car that nobody has claimed. */
export async function newTicket({ house, stationId }: Place): Promise<TicketId> {
  return ticketOf(house, (await newCarSale(house, stationId)).orderId);
}

/** One that the place's till has claimed. */
export async function newClaimedTicket(place: Place) {
  const claim = { params: { ticketId: await newTicket(place) }, body: { actionId: newActionId() } };
  await place.cashier.call('POST /till/tickets/:ticketId/claim', claim);
  return claim;
}

async function ticketOf(house: TestHouse, orderId: OrderId): Promise<TicketId> {
  const [ticket] = await house.rows<{ id: TicketId }>('select id from tickets where order_id = $1', [orderId]);
  if (ticket === undefined) throw new Error('the order has no ticket');
  return ticket.id;
}

/** What a cashier says to get back 1.00 yuan of an order of 200.00. */
export const someRefund = () => ({
  actionId: newActionId(),
  fuelFen: Fen.parse(100),
  goodsFen: Fen.parse(0),
  reason: '加错油枪',
});

/** Cash to be handed out by the place's cashier. */
export async function newHandOut({ house, cashier }: Place): Promise<string> {
  const { orderId } = await newTillSale(house, cashier);
  return askBack(cashier, orderId);
}

/** Cash that the place's cashier has handed out. */
export async function newGivenBack(place: Place): Promise<string> {
  const refundNo = await newHandOut(place);
  await place.cashier.call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body: {} });
  return refundNo;
}

/** A refund of a closed shift, for a master to decide. */
export async function newApplication({ house, stationId, cashier }: Place): Promise<string> {
  const earlier = await newCashier(house, stationId);
  const { orderId } = await newTillSale(house, earlier);
  await endShift(earlier);
  return askBack(cashier, orderId);
}

/** A refund that could not reach its payer. */
export async function newAbnormal({ house, stationId, cashier }: Place): Promise<string> {
  const { orderId, paymentNo } = await newClaimed(house, { stationId, cashier });
  const refundNo = await askBack(cashier, orderId);
  await house.goWrong([{ name: 'refund-abnormal' }, { name: 'callback-never' }], paymentNo);
  for (let tries = 0; tries < 100; tries += 1) {
    await workOff(house, { early: true });
    const failed = await house.rows(`select from refunds where refund_no = $1 and state = 'failed'`, [refundNo]);
    if (failed.length > 0) return refundNo;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the refund does not fail');
}

async function askBack(cashier: TestCashier, orderId: OrderId): Promise<string> {
  const body = someRefund();
  return (await cashier.call('POST /till/bills/:orderId/refunds', { params: { orderId }, body })).refundNo;
}

/** An earlier shift of the place's cashier, closed as a colleague's was: nobody closes the own one and goes on. */
export async function newClosedShift({ house, stationId, cashier }: Place): Promise<string> {
  const colleague = await newCashier(house, stationId);
  await endShift(colleague);
  const [shift] = await house.rows<{ id: string }>(
    `insert into shifts (id, shift_no, station_id, till_id, staff_id, opened_at, closed_at, closed_by, expected_cash_fen,
       counted_cash_fen, summary)
     select gen_random_uuid(), shift_no || '+', station_id, till_id, $2, opened_at, closed_at, $2, expected_cash_fen,
       counted_cash_fen, summary from shifts where staff_id = $1 returning id`,
    [colleague.staff.id, cashier.staff.id],
  );
  return shift?.id ?? '';
}

/** The shift a cashier works in, or has closed. */
export async function shiftOf(house: TestHouse, { staff }: TestCashier): Promise<string> {
  const [shift] = await house.rows<{ id: string }>(
    'select id from shifts where staff_id = $1 order by closed_at desc nulls first limit 1',
    [staff.id],
  );
  return shift?.id ?? '';
}
