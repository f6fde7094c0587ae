import type { TillOrder } from '@jiayou/contract';
import { BUSY, quiet, type CollectStep, type Memory, type Recalled } from './collectState';
import { ask, follow, pay, queryCard, tellCard } from './followOrder';

/**
 * The page opened in the middle of something. The server's order goes before what this browser remembers; an attempt
 * goes on with the very same ids; a card is asked about and never charged again.
 */
export function recallCollect(order: TillOrder | undefined, memory: Recalled | undefined): CollectStep {
  if (memory === undefined) return order === undefined ? quiet({ at: 'basket', words: '' }) : adopt(order);
  const { state, isOld } = memory;
  if (state.at === 'opening') return recallOpening(state, order, isOld || state.givesUp);
  if (order !== undefined && order.id !== state.order.id) return adopt(order);
  const known = order ?? state.order;
  if (state.at === 'paying') return recallPaying({ ...state, order: known }, isOld);
  if (state.at === 'card') return recallCard({ ...state, order: known });
  if (state.at === 'showing') return { state: { ...state, ...BUSY }, effects: [{ do: 'show', orderId: known.id }] };
  const [wants, showsCode] = state.at === 'waiting' ? [state.wants, state.showsCode] : (['check', false] as const);
  return ask(known, wants, { showsCode, trouble: false });
}

type Of<A extends Memory['at']> = Extract<Memory, { at: A }>;

/** An order without an attempt costs nobody anything: it is opened again only while somebody certainly waits for it. */
function recallOpening(state: Of<'opening'>, order: TillOrder | undefined, isGone: boolean): CollectStep {
  if (isGone) return order === undefined ? quiet({ at: 'basket', words: '' }) : adopt(order);
  const { actionId, wish } = state;
  return { state: { ...state, ...BUSY }, effects: [{ do: 'open', actionId, wish }] };
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

function adopt(order: TillOrder): CollectStep {
  return follow(order, order.payment === undefined || order.payment.method === 'qr');
}
