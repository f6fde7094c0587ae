import type { ActionId, TillOrder } from '@jiayou/contract';
import type { CollectAction, CollectEffect, CollectState, Way } from './collectState';
import { moveCollect } from './moveCollect';

const CODE: Way = { method: 'code', actionId: 'pay-1' as ActionId, authCode: '134567890123456789' };
const CARD: Way = { method: 'card', actionId: 'pay-1' as ActionId };
const open = { id: 'o1', state: 'open' } as unknown as TillOrder;

test('a scanned code opens the order and then charges it with the attempt’s own action id', () => {
  const till = aTill();
  till.does({ type: 'way-chosen', way: CODE, wish: { goods: [] }, actionId: 'open-1' as ActionId });
  expect(till.todo()).toEqual([{ do: 'open', actionId: 'open-1', wish: { goods: [] } }]);
  till.does({ type: 'answered', to: 'open', order: open });
  expect(till.todo()).toEqual([{ do: 'pay', orderId: 'o1', way: CODE }]);
  till.does({ type: 'answered', to: 'pay', order: withPayment('waiting') });
  expect(till.state()).toMatchObject({ at: 'waiting', wants: 'check' });
});

test('a pay call whose answer was lost is sent again with the same action id, at the next look', () => {
  const till = paying(CODE);
  till.does({ type: 'lost', what: 'pay' });
  expect(till.todo()).toEqual([]);
  till.does({ type: 'look' });
  expect(till.todo()).toEqual([{ do: 'pay', orderId: 'o1', way: CODE }]);
});

test('a refusal after a lost answer is no proof: the order is asked before another way is offered', () => {
  const till = paying(CODE);
  till.does({ type: 'lost', what: 'pay' }, { type: 'look' });
  till.todo();
  till.does({ type: 'refused', what: 'pay', code: 'shift.closed', words: '本班已班结' });
  expect(till.todo()).toEqual([{ do: 'check', orderId: 'o1' }]);
});

test('a plain refusal says why and offers another way', () => {
  const till = paying(CODE);
  till.does({ type: 'refused', what: 'pay', code: 'payment.code_unknown', words: '这不是付款码' });
  expect(till.state()).toMatchObject({ at: 'choosing', words: '这不是付款码' });
});

test('giving up while the pay call is out waits for its answer, and then cancels what it began', () => {
  const till = paying(CODE);
  till.does({ type: 'give-up' });
  expect(till.todo()).toEqual([]);
  till.does({ type: 'answered', to: 'pay', order: withPayment('waiting') });
  expect(till.todo()).toEqual([{ do: 'cancel', orderId: 'o1', dropOrder: false }]);
});

test('a late word about an earlier attempt does not end the one that waits now', () => {
  const till = paying(CODE);
  till.does({ type: 'answered', to: 'pay', order: withPayment('waiting', '2026-11-22T06:00:09Z') });
  till.does({ type: 'answered', to: 'check', order: withPayment('failed', '2026-11-22T06:00:01Z') });
  expect(till.state().at).toBe('waiting');
});

test('the card is charged once; an unclear answer is for a person, who asks again or types the slip', () => {
  const till = paying(CARD);
  till.does({ type: 'answered', to: 'pay', order: withPayment('waiting', undefined, 'card') });
  expect(till.todo()).toEqual([{ do: 'charge-card', paymentNo: 'P1', amountFen: 20_000 }]);
  till.does({ type: 'card-said', outcome: { outcome: 'unknown' } }, { type: 'look' });
  expect(till.todo()).toEqual([]);
  till.does({ type: 'card-ask-again' });
  expect(till.todo()).toEqual([{ do: 'query-card', paymentNo: 'P1' }]);
});

test('after a reload the card is asked about, never charged again', () => {
  const till = aTill();
  const order = withPayment('waiting', undefined, 'card');
  till.does({ type: 'recalled', order });
  till.restart();
  till.does({ type: 'recalled', order });
  expect(till.todo()).toEqual([{ do: 'query-card', paymentNo: 'P1' }]);
});

test('without a terminal the slip is typed in; a reference number used before comes back to the form', () => {
  const till = paying(CARD);
  till.does({ type: 'answered', to: 'pay', order: withPayment('waiting', undefined, 'card') });
  till.does({ type: 'card-said', outcome: { outcome: 'no-terminal' } });
  expect(till.state()).toMatchObject({ at: 'card', step: { is: 'form' } });
  till.todo();
  const slip = {
    outcome: 'approved',
    referenceNo: '123456789012',
    cardNoMasked: '622202****1234',
    authorisation: '',
  } as const;
  till.does({ type: 'card-settled', outcome: slip });
  expect(till.todo()).toEqual([{ do: 'tell', orderId: 'o1', paymentNo: 'P1', outcome: slip }]);
  till.does({ type: 'refused', what: 'tell', code: 'payment.reference_used', words: '参考号用过' });
  expect(till.state()).toMatchObject({ step: { is: 'form', words: '参考号用过' } });
});

test('the stream may be faster than the answer: the paid order is fetched at once', () => {
  const till = paying(CODE);
  till.does({ type: 'heard-paid', orderId: open.id });
  expect(till.todo()).toEqual([{ do: 'check', orderId: 'o1' }]);
  till.does({ type: 'answered', to: 'check', order: { ...open, state: 'paid' } });
  expect(till.state().at).toBe('paid');
});

test('a reload in the moment of success shows the success, and not an empty basket', () => {
  const till = aTill();
  till.restart();
  const paid = { at: 'paid', order: { ...open, state: 'paid' } } as const;
  till.does({ type: 'recalled', memory: { state: paid, isOld: false } });
  expect(till.state()).toEqual(paid);
  till.does({ type: 'leave' });
  expect(till.state().at).toBe('basket');
});

test('nothing begins before the till knows what went on before the page was opened', () => {
  const till = aTill();
  till.restart();
  till.does({ type: 'way-chosen', way: CODE, wish: { goods: [] }, actionId: 'open-1' as ActionId });
  expect(till.todo()).toEqual([]);
});

function paying(way: Way) {
  const till = aTill();
  till.does(
    { type: 'way-chosen', way, wish: { goods: [] }, actionId: 'open-1' as ActionId },
    { type: 'answered', to: 'open', order: open },
  );
  till.todo();
  return till;
}

function withPayment(state: string, startedAt = '2026-11-22T06:00:00Z', method = 'code'): TillOrder {
  return { ...open, payment: { paymentNo: 'P1', method, state, startedAt, amountFen: 20_000 } } as unknown as TillOrder;
}

/** The rules with nothing behind them: what they want done is looked at by `todo`. */
function aTill() {
  let state: CollectState = { at: 'basket', words: '' };
  let effects: CollectEffect[] = [];
  return {
    state: () => state,
    restart() {
      state = { at: 'starting' };
      effects = [];
    },
    does(...actions: readonly CollectAction[]) {
      for (const action of actions) {
        const step = moveCollect(state, action);
        state = step.state;
        effects.push(...step.effects);
      }
    },
    todo() {
      const seen = effects;
      effects = [];
      return seen;
    },
  };
}
