import type { TillOrder } from '@jiayou/contract';
import { BUSY, quiet, type CollectAction, type CollectState, type CollectStep } from './collectState';
import { ask, begin, follow, isLive, tellCard } from './followOrder';

type Answered = Extract<CollectAction, { type: 'answered' }>;
type WithOrder = Extract<CollectState, { order: TillOrder }>;
type Of<A extends CollectState['at']> = Extract<CollectState, { at: A }>;

/** The server's word. One about another order, or older than what is known, changes nothing. */
export function answered(state: CollectState, { to, order }: Answered): CollectStep {
  if (state.at === 'opening') return to === 'open' ? opened(state, order) : quiet(state);
  const isOurs = 'order' in state && state.order.id === order.id;
  return isOurs ? answeredOrder(state, to, order) : quiet(state);
}

function answeredOrder(state: WithOrder, to: Answered['to'], order: TillOrder): CollectStep {
  switch (state.at) {
    case 'paying':
      return to === 'pay' ? payAnswered(state, order) : quiet(state);
    case 'showing':
      return to === 'show' ? follow(order, true) : quiet(state);
    case 'waiting':
      return isOlder(order, state.order) ? quiet({ ...state, busy: false }) : heard(state, to, order);
    case 'card':
      return to === 'tell' ? told(state, order) : quiet(state);
    case 'choosing':
    case 'paid':
      return quiet(state);
  }
}

function opened(state: Of<'opening'>, order: TillOrder): CollectStep {
  if (state.givesUp) return ask(order, 'drop', { showsCode: false, trouble: false });
  const isFresh = order.state === 'open' && order.payment === undefined;
  return isFresh ? begin(order, state.way) : follow(order, state.way.method === 'qr');
}

function payAnswered({ way, givesUp }: Of<'paying'>, order: TillOrder): CollectStep {
  const { payment } = order;
  if (payment === undefined || !isLive(order)) return follow(order, false);
  const { paymentNo, amountFen } = payment;
  if (way.method === 'card' && payment.method === 'card') {
    // Nothing has touched the card yet.
    if (givesUp) return tellCard(order, paymentNo, { outcome: 'declined', message: '' });
    return {
      state: { at: 'card', order, paymentNo, step: { is: 'charging' }, ...BUSY },
      effects: [{ do: 'charge-card', paymentNo, amountFen }],
    };
  }
  return givesUp ? ask(order, 'cancel', { showsCode: false, trouble: false }) : follow(order, false);
}

function heard(state: Of<'waiting'>, to: Answered['to'], order: TillOrder): CollectStep {
  const { wants } = state;
  // The person gave up while this was being asked.
  const mustStillCancel = wants !== 'check' && to !== 'cancel' && order.state === 'open';
  if (mustStillCancel) return ask(order, wants, { showsCode: state.showsCode, trouble: false });
  const next = follow(order, state.showsCode && to !== 'cancel');
  return wants === 'drop' ? dropped(next) : next;
}

/** The person wants the order gone: nothing to say when it is, and to be said again while it is not. */
function dropped(next: CollectStep): CollectStep {
  if (next.state.at === 'basket') return quiet({ at: 'basket', words: '' });
  return next.state.at === 'waiting' ? quiet({ ...next.state, wants: 'drop' }) : next;
}

function told(state: Of<'card'>, order: TillOrder): CollectStep {
  if (isLive(order)) return quiet({ ...state, order, step: { is: 'doubt' }, busy: false, trouble: false });
  const next = follow(order, false);
  const { step } = state;
  const message = step.is === 'telling' && step.outcome.outcome === 'declined' ? step.outcome.message : '';
  if (next.state.at !== 'choosing') return next;
  return quiet({ ...next.state, words: '刷卡没有成功，没有扣款，请换一种方式收款', channelCode: message });
}

function isOlder(order: TillOrder, known: TillOrder): boolean {
  if (known.payment === undefined) return false;
  return order.payment === undefined || Date.parse(order.payment.startedAt) < Date.parse(known.payment.startedAt);
}
