import type { TillOrder } from '@jiayou/contract';
import { answered } from './answeredCollect';
import {
  BUSY,
  quiet,
  type CardStep,
  type CollectAction,
  type CollectState,
  type CollectStep,
  type Question,
} from './collectState';
import { ask, begin, pay, queryCard, tellCard } from './followOrder';
import { recallCollect } from './recallCollect';
import { refused } from './refusedCollect';

/**
 * The rules of collecting: pure, every answer is an action, everything to be done is an effect. One attempt has one action
 * id; a lost answer is asked for again with the same; a new attempt begins only when a person says so, and only after the
 * server's word that nothing is under way.
 */
export function moveCollect(state: CollectState, action: CollectAction): CollectStep {
  switch (action.type) {
    case 'recalled':
      return state.at === 'starting' ? recallCollect(action.order, action.memory) : quiet(state);
    case 'way-chosen':
      return wayChosen(state, action);
    case 'answered':
      return answered(state, action);
    case 'lost':
      return isAsked(state, action.what) ? lost(state) : quiet(state);
    case 'refused':
      return isAsked(state, action.what) ? refused(state, action) : quiet(state);
    case 'look':
      return look(state);
    case 'heard-paid':
      return heardPaid(state, action.orderId);
    case 'card-said':
    case 'card-settled':
    case 'card-ask-again':
    case 'card-form':
    case 'give-up':
    case 'drop-order':
    case 'leave':
      return state.at === 'card' ? moveCard(state, action) : personMoved(state, action.type);
  }
}

type Of<T extends CollectAction['type']> = Extract<CollectAction, { type: T }>;
type Card = Extract<CollectState, { at: 'card' }>;
type PersonAction = Extract<
  CollectAction,
  { type: 'card-said' | 'card-settled' | 'card-ask-again' | 'card-form' | 'give-up' | 'drop-order' | 'leave' }
>;

function wayChosen(state: CollectState, { way, wish, actionId }: Of<'way-chosen'>): CollectStep {
  if (state.at === 'choosing') return begin(state.order, way);
  if (wish === undefined || (state.at !== 'basket' && state.at !== 'paid')) return quiet(state);
  return {
    state: { at: 'opening', actionId, wish, way, givesUp: false, ...BUSY },
    effects: [{ do: 'open', actionId, wish }],
  };
}

const ASKS: Partial<Record<CollectState['at'], readonly Question[]>> = {
  opening: ['open'],
  paying: ['pay'],
  showing: ['show'],
  waiting: ['check', 'cancel'],
  card: ['tell'],
};

/** What came late, about a question that is no longer asked, must not end the one that is. */
function isAsked(state: CollectState, what: Question): boolean {
  return ASKS[state.at]?.includes(what) ?? false;
}

function lost(state: CollectState): CollectStep {
  return 'busy' in state ? quiet({ ...state, busy: false, trouble: true }) : quiet(state);
}

/** What was lost is sent again, the very same; what waits is asked about. */
function look(state: CollectState): CollectStep {
  if (!('busy' in state) || state.busy) return quiet(state);
  switch (state.at) {
    case 'opening': {
      const { actionId, wish } = state;
      if (state.givesUp) return quiet({ at: 'basket', words: '' });
      return { state: { ...state, busy: true }, effects: [{ do: 'open', actionId, wish }] };
    }
    case 'paying':
      return state.givesUp ? cancel(state) : pay(state);
    case 'showing':
      return { state: { ...state, busy: true }, effects: [{ do: 'show', orderId: state.order.id }] };
    case 'waiting':
      return ask(state.order, state.wants, state);
    case 'card':
      return state.step.is === 'telling' ? tellCard(state.order, state.paymentNo, state.step.outcome) : quiet(state);
  }
}

/** The stream was faster than the answer: the order's own word is fetched at once. */
function heardPaid(state: CollectState, orderId: string): CollectStep {
  if (!('order' in state) || state.at === 'paid' || state.order.id !== orderId) return quiet(state);
  return ask(state.order, 'check', { showsCode: state.at === 'waiting' && state.showsCode, trouble: false });
}

function personMoved(state: CollectState, type: PersonAction['type']): CollectStep {
  if (type === 'give-up') return giveUp(state);
  if (type === 'drop-order' && state.at === 'choosing') return ask(state.order, 'drop', CALM);
  const mayLeave = state.at === 'paid' || state.at === 'basket';
  return quiet(type === 'leave' && mayLeave ? { at: 'basket', words: '' } : state);
}

/** 取消收款: what is out is waited for; only then the server is told. */
function giveUp(state: CollectState): CollectStep {
  switch (state.at) {
    case 'opening':
      return quiet(state.busy ? { ...state, givesUp: true } : { at: 'basket', words: '' });
    case 'paying':
      return state.busy ? quiet({ ...state, givesUp: true }) : cancel(state);
    case 'showing':
      return cancel(state);
    case 'waiting':
      return state.busy || state.wants !== 'check' ? quiet({ ...state, wants: 'cancel' }) : cancel(state);
    case 'choosing':
      return ask(state.order, 'drop', CALM);
    case 'starting':
    case 'basket':
    case 'card':
    case 'paid':
      return quiet(state);
  }
}

const CALM = { showsCode: false, trouble: false } as const;

function cancel({ order }: { readonly order: TillOrder }): CollectStep {
  return ask(order, 'cancel', CALM);
}

const WORKING: ReadonlySet<CardStep['is']> = new Set(['charging', 'asking']);

function moveCard(state: Card, action: PersonAction): CollectStep {
  const { order, paymentNo, step } = state;
  const isWorking = WORKING.has(step.is);
  const waitsForPerson = step.is === 'doubt' || step.is === 'form';
  if (action.type === 'card-said' && isWorking) return cardSaid(state, action.outcome);
  if (!waitsForPerson) return quiet(state);
  if (action.type === 'card-settled') return tellCard(order, paymentNo, action.outcome);
  if (action.type === 'card-ask-again') return queryCard(order, paymentNo);
  return action.type === 'card-form' ? quiet({ ...state, step: { is: 'form', words: '' } }) : quiet(state);
}

function cardSaid(state: Card, outcome: Of<'card-said'>['outcome']): CollectStep {
  if (outcome.outcome === 'unknown') return quiet({ ...state, step: { is: 'doubt' }, busy: false });
  if (outcome.outcome === 'no-terminal') return quiet({ ...state, step: { is: 'form', words: '' }, busy: false });
  return tellCard(state.order, state.paymentNo, outcome);
}
