import type { OrderId, StationId, TicketId, TillOrder } from '@jiayou/contract';
import type { PaymentNo } from '../../channel';
import type { TestCashier } from './people';
import { approval, openFuel, openMixed, payByCode, payInCash, startCard, tellCard, type WalletKind } from './selling';
import { newActionId, newPaid } from './shop';
import type { TestHouse } from './startHouse';

/** An order of somebody's shift, paid. */
export interface Collected {
  readonly orderId: OrderId;
  readonly paymentNo: PaymentNo;
}

/** An order paid in the car whose ticket the cashier claimed: it is of their shift. */
export async function newClaimed(
  house: TestHouse,
  {
    stationId,
    cashier,
    amountFen,
  }: { readonly stationId: StationId; readonly cashier: TestCashier; amountFen?: number },
): Promise<Collected> {
  const { order, paymentNo } = await newPaid(house, stationId, amountFen === undefined ? {} : { amountFen });
  const [ticket] = await house.rows<{ id: string }>('select id from tickets where order_id = $1', [order.id]);
  const params = { ticketId: (ticket?.id ?? '') as TicketId };
  await cashier.call('POST /till/tickets/:ticketId/claim', { params, body: { actionId: newActionId() } });
  return { orderId: order.id, paymentNo };
}

/** An order collected at the till, of fuel, of goods or of both. */
export async function newCollected(
  house: TestHouse,
  cashier: TestCashier,
  sale: { readonly by: 'cash' | 'card' | WalletKind; readonly fuelFen: number; readonly goodsFen?: number },
): Promise<Collected> {
  const { by, fuelFen, goodsFen = 0 } = sale;
  const order = await (goodsFen === 0 ? openFuel(cashier, fuelFen) : openMixed(cashier, fuelFen, goodsFen));
  const { id: orderId, payment } = await collect(house, { cashier, order }, by);
  return { orderId, paymentNo: (payment?.paymentNo ?? '') as PaymentNo };
}

async function collect(
  house: TestHouse,
  { cashier, order }: { readonly cashier: TestCashier; readonly order: TillOrder },
  by: 'cash' | 'card' | WalletKind,
): Promise<TillOrder> {
  if (by === 'cash') return payInCash(cashier, order);
  if (by === 'card') return tellCard(cashier, await startCard(cashier, order), approval());
  return payByCode(house, { cashier, order, wallet: by });
}

/** The cashier closes the shift; the cash is as it should be. */
export async function endShift({ call }: TestCashier): Promise<void> {
  const { cash } = await call('GET /till/shift', {});
  await call('POST /till/shift/close', { body: { actionId: newActionId(), countedCashFen: cash.expectedFen } });
}
