import type { TillOrder } from '@jiayou/contract';
import { BUSY, quiet, type CollectStep, type Memory, type Recalled } from './collectState';
import { ask, follow, pay, queryCard, tellCard } from './followOrder';

/**
 * The page opened in the middle of something. The server's order goes before what this browser remembers; an attempt
 * goes on with the very same ids; a card is asked about and never charged again.
 */
export function recallCollect(order: TillOrder | undefined, memory: Recalled | undefined): CollectStep {
  if (memory === undefined) return adopt(order);
  const { state, isOld } = memory;
  if (state.at === 'opening') return recallOpening(state, order, isOld);
  if (order !== undefined && order.id !== state.order.id) return adopt(order);
  return recallOrder({ ...state, order: order ?? state.order }, isOld);
}

type Of<A extends Memory['at']> = Extract<Memory, { at: A }>;

/** An order without an attempt costs nobody anything: it is opened again only while somebody certainly waits for it. */
function recallOpening(state: Of<'opening'>, order: TillOrder | undefined, isOld: boolean): CollectStep {
  if (isOld || state.givesUp) return adopt(order);
  const { actionId, wish } = state;
  return { state: { ...state, ...BUSY }, effects: [{ do: 'open', actionId, wish }] };
}

function recallOrder(state: Exclude<Memory, { at: 'opening' }>, isOld: boolean): CollectStep {
  switch (state.at) {
    case 'paying':
      return recallPaying(state, isOld);
    case 'card':
      return recallCard(state);
    case 'showing':
      return { state: { ...state, ...BUSY }, effects: [{ do: 'show', orderId: state.order.id }] };
    case 'waiting':
      return ask(state.order, state.wants, { showsCode: state.showsCode, trouble: false });
    case 'paid':
      // Whoever reloads in that moment must not wonder whether it was paid.
      return quiet(isOld ? { at: 'basket', words: '' } : state);
    case 'choosing':
      return ask(state.order, 'check', { showsCode: false, trouble: false });
  }
}

function recallPaying(state: Of<'paying'>, isOld: boolean): CollectStep {
  if (state.givesUp) return ask(state.order, 'cancel', { showsCode: false, trouble: false });
  // A card's row may be there already, made by this page or another: the terminal knows, not this page.
  if (isOld || state.way.method === 'card') return ask(state.order, 'check', { showsCode: false, trouble: false });
  return pay({ ...state, trouble: false });
}

function recallCard({ order, paymentNo, step }: Of<'card'>): CollectStep {
  return step.is === 'telling' ? tellCard(order, paymentNo, step.outcome) : queryCard(order, paymentNo);
}

function adopt(order: TillOrder | undefined): CollectStep {
  if (order === undefined) return quiet({ at: 'basket', words: '' });
  return follow(order, order.payment === undefined || order.payment.method === 'qr');
}
