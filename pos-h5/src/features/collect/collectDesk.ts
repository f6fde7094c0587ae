import type { ActionId, OrderId, TillOrder } from '@jiayou/contract';
import { ApiError, isSignedOut, mayRetry, wordsOf, type CallTill } from '../../api';
import type { CardTerminal } from '../../device/cardBridge/cardTerminal';
import { createStore, type Store } from '../../device/store';
import { askCollect, questionOf, type CallEffect } from './askCollect';
import type { CollectMemory } from './collectMemory';
import type { CollectAction, CollectEffect, CollectState, KnownOutcome, Way } from './collectState';
import { moveCollect } from './moveCollect';
import type { OrderWish } from './readBasket';

export interface CollectDesk {
  readonly state: Store<CollectState>;
  /** With the first board: what the server says is being collected here. Later ones say nothing new. */
  readonly learn: (collecting: TillOrder | undefined) => void;
  readonly hearPaid: (orderId: OrderId) => void;
  readonly choose: (way: Way, wish?: OrderWish) => void;
  readonly person: (does: 'give-up' | 'drop-order' | 'leave' | 'card-ask-again' | 'card-form') => void;
  readonly settleCard: (outcome: KnownOutcome) => void;
  readonly close: () => void;
}

export interface CollectParts {
  readonly call: CallTill;
  readonly memory: CollectMemory;
  readonly newActionId: () => ActionId;
  readonly cardTerminal: () => CardTerminal | undefined;
  readonly signedOut: () => void;
  /** Again and again until it is called off. */
  readonly every: (run: () => void, ms: number) => () => void;
}

const LOOK_MS = 2000;

/** Runs the rules of {@link moveCollect}: writes down where it stands, then does the effects and brings the answers back. */
export function openCollectDesk(parts: CollectParts): CollectDesk {
  const state = createStore<CollectState>({ at: 'starting' });
  const life = { closed: false };
  const stopLooking = parts.every(() => dispatch({ type: 'look' }), LOOK_MS);
  return {
    state,
    learn: (order) => {
      if (state.get().at === 'starting') dispatch({ type: 'recalled', order, memory: parts.memory.read() });
    },
    hearPaid: (orderId) => dispatch({ type: 'heard-paid', orderId }),
    choose: (way, wish) => dispatch({ type: 'way-chosen', way, wish, actionId: parts.newActionId() }),
    person: (does) => dispatch({ type: does }),
    settleCard: (outcome) => dispatch({ type: 'card-settled', outcome }),
    close() {
      life.closed = true;
      stopLooking();
    },
  };

  function dispatch(action: CollectAction): void {
    if (life.closed) return;
    const step = moveCollect(state.get(), action);
    // Before anything is sent: a reload in the middle must find it.
    if (step.state !== state.get()) parts.memory.write(step.state);
    state.set(step.state);
    for (const effect of step.effects) void run(effect);
  }

  async function run(effect: CollectEffect): Promise<void> {
    if (effect.do === 'charge-card' || effect.do === 'query-card') return runCard(effect);
    return call(effect);
  }

  async function runCard(effect: Extract<CollectEffect, { do: 'charge-card' | 'query-card' }>): Promise<void> {
    const terminal = parts.cardTerminal();
    if (terminal === undefined) return dispatch({ type: 'card-said', outcome: { outcome: 'no-terminal' } });
    const { paymentNo } = effect;
    const answer = effect.do === 'charge-card' ? terminal.pay(paymentNo, effect.amountFen) : terminal.query(paymentNo);
    dispatch({ type: 'card-said', outcome: await answer });
  }

  async function call(effect: CallEffect): Promise<void> {
    const what = questionOf(effect);
    try {
      dispatch({ type: 'answered', to: what, order: await askCollect(effect, parts.call) });
    } catch (error) {
      if (isSignedOut(error)) return parts.signedOut();
      if (mayRetry(error)) return dispatch({ type: 'lost', what });
      const code = error instanceof ApiError ? error.code : 'server.bug';
      dispatch({ type: 'refused', what, code, words: wordsOf(error) });
    }
  }
}
