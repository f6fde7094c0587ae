import type { TillOrder } from '@jiayou/contract';
import {
  BUSY,
  quiet,
  type CollectState,
  type CollectStep,
  type KnownOutcome,
  type PayWay,
  type Way,
} from './collectState';

type Waiting = Extract<CollectState, { at: 'waiting' }>;

/** Where the server's word on the order leads. `showsCode`: its QR code is on the screen and stays until something else happens. */
export function follow(order: TillOrder, showsCode: boolean): CollectStep {
  if (order.state === 'paid' || order.state === 'refunded') return quiet({ at: 'paid', order });
  if (order.state === 'closed') return quiet({ at: 'basket', words: closedWords(order) });
  return isLive(order) ? followLive(order, showsCode) : followOpen(order, showsCode);
}

/** A person's choice for an open order. */
export function begin(order: TillOrder, way: Way): CollectStep {
  const orderId = order.id;
  if (way.method === 'qr') return { state: { at: 'showing', order, ...BUSY }, effects: [{ do: 'show', orderId }] };
  return pay({ at: 'paying', order, way, givesUp: false, ...BUSY });
}

/** The pay call, with the action id that the attempt was born with. */
export function pay(state: {
  at: 'paying';
  order: TillOrder;
  way: PayWay;
  givesUp: boolean;
  trouble: boolean;
}): CollectStep {
  return {
    state: { ...state, busy: true },
    effects: [{ do: 'pay', orderId: state.order.id, way: state.way }],
  };
}

/** Asks or tells the server what `wants` says. */
export function ask(
  order: TillOrder,
  wants: Waiting['wants'],
  how: { showsCode: boolean; trouble: boolean },
): CollectStep {
  const orderId = order.id;
  const effect =
    wants === 'check'
      ? ({ do: 'check', orderId } as const)
      : ({ do: 'cancel', orderId, dropOrder: wants === 'drop' } as const);
  return { state: { at: 'waiting', order, wants, ...how, busy: true }, effects: [effect] };
}

export function tellCard(order: TillOrder, paymentNo: string, outcome: KnownOutcome): CollectStep {
  return {
    state: { at: 'card', order, paymentNo, step: { is: 'telling', outcome }, ...BUSY },
    effects: [{ do: 'tell', orderId: order.id, paymentNo, outcome }],
  };
}

/** The terminal is asked what became of it: whoever did not see the charge begin never begins it. */
export function queryCard(order: TillOrder, paymentNo: string): CollectStep {
  return {
    state: { at: 'card', order, paymentNo, step: { is: 'asking' }, ...BUSY },
    effects: [{ do: 'query-card', paymentNo }],
  };
}

export function isLive({ payment }: TillOrder): boolean {
  return payment?.state === 'waiting' || payment?.state === 'cancelling';
}

function followOpen(order: TillOrder, showsCode: boolean): CollectStep {
  if (showsCode && order.scanUrl !== undefined) {
    return quiet({ at: 'waiting', order, wants: 'check', showsCode, busy: false, trouble: false });
  }
  const { failure } = order.payment ?? {};
  return quiet({ at: 'choosing', order, words: unpaidWords(order), channelCode: failure?.channelCode ?? '' });
}

function followLive(order: TillOrder, showsCode: boolean): CollectStep {
  const { payment } = order;
  if (payment?.method === 'card') return queryCard(order, payment.paymentNo);
  const shows = showsCode && payment?.method !== 'code';
  return quiet({ at: 'waiting', order, wants: 'check', showsCode: shows, busy: false, trouble: false });
}

function unpaidWords({ payment }: TillOrder): string {
  if (payment?.state === 'cancelled') return '收款已取消，没有收顾客的钱';
  if (payment?.state !== 'failed') return '';
  return payment.failure?.message ?? '没有收到款，请换一种方式收款';
}

function closedWords({ payment }: TillOrder): string {
  if (payment?.state === 'paid') return '顾客的款在订单关闭后才到，会自动原路退回';
  return payment?.failure?.message ?? '这笔订单已关闭，没有收顾客的钱，请重新收款';
}
