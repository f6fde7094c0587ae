import type { TillOrder } from '@jiayou/contract';
import { BUSY, quiet, type CollectAction, type CollectState, type CollectStep } from './collectState';
import { ask, begin, follow, isLive, tellCard } from './followOrder';

type Answered = Extract<CollectAction, { type: 'answered' }>;
type Of<A extends CollectState['at']> = Extract<CollectState, { at: A }>;

/** The server's word. One about another order, or older than what is known, changes nothing. */
export function answered(state: CollectState, { to, order }: Answered): CollectStep {
  switch (state.at) {
    case 'opening':
      return to === 'open' ? opened(state, order) : quiet(state);
    case 'paying':
      return to === 'pay' && isOurs(state, order) ? paid(state, order) : quiet(state);
    case 'showing':
      return to === 'show' && isOurs(state, order) ? follow(order, true) : quiet(state);
    case 'waiting':
      return isOurs(state, order) ? heard(state, to, order) : quiet(state);
    case 'card':
      return to === 'tell' && isOurs(state, order) ? told(state, order) : quiet(state);
    default:
      return quiet(state);
  }
}

function opened(state: Of<'opening'>, order: TillOrder): CollectStep {
  if (state.givesUp) return ask(order, 'drop', { showsCode: false, trouble: false });
  const isFresh = order.state === 'open' && order.payment === undefined;
  return isFresh ? begin(order, state.way) : follow(order, state.way.method === 'qr');
}

function paid({ way, givesUp }: Of<'paying'>, order: TillOrder): CollectStep {
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
  const idle = { ...state, busy: false, trouble: false };
  if (isOlder(order, state.order)) return quiet(idle);
  const isAnswer = to === 'cancel' || state.wants === 'check';
  const next = follow(order, state.showsCode && to !== 'cancel');
  if (next.state.at === 'basket' && state.wants === 'drop') return quiet({ at: 'basket', words: '' });
  // The person gave up while this was being asked, or wants the whole order gone.
  if (!isAnswer && next.state.at !== 'paid' && order.state === 'open') return ask(order, state.wants, idle);
  const isDropping = state.wants === 'drop' && next.state.at === 'waiting';
  return isDropping ? quiet({ ...next.state, wants: 'drop' } as Of<'waiting'>) : next;
}

function told(state: Of<'card'>, order: TillOrder): CollectStep {
  if (isLive(order)) return quiet({ ...state, order, step: { is: 'doubt' }, busy: false, trouble: false });
  const next = follow(order, false);
  const { step } = state;
  const message = step.is === 'telling' && step.outcome.outcome === 'declined' ? step.outcome.message : '';
  if (next.state.at !== 'choosing') return next;
  return quiet({ ...next.state, words: '刷卡没有成功，没有扣款，请换一种方式收款', channelCode: message });
}

function isOurs(state: { readonly order: TillOrder }, order: TillOrder): boolean {
  return state.order.id === order.id;
}

function isOlder(order: TillOrder, known: TillOrder): boolean {
  if (known.payment === undefined) return false;
  return order.payment === undefined || Date.parse(order.payment.startedAt) < Date.parse(known.payment.startedAt);
}
