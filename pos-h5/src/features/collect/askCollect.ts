import type { Fen, TillOrder } from '@jiayou/contract';
import type { CallTill } from '../../api';
import type { CollectEffect, KnownOutcome, PayWay, Question } from './collectState';

export type CallEffect = Exclude<CollectEffect, { do: 'charge-card' | 'query-card' }>;

export function questionOf(effect: CallEffect): Question {
  return effect.do;
}

/** One request for an effect; the order as it then stands. Rejects as {@link CallTill} does. */
export async function askCollect(effect: CallEffect, call: CallTill): Promise<TillOrder> {
  if (effect.do === 'open') {
    return call('POST /till/orders', { body: { ...effect.wish, actionId: effect.actionId } });
  }
  const params = { orderId: effect.orderId };
  switch (effect.do) {
    case 'pay':
      return call('POST /till/orders/:orderId/payments', { params, body: payBody(effect.way) });
    case 'show':
      return call('POST /till/orders/:orderId/scan-code', { params, body: {} });
    case 'check':
      return call('POST /till/orders/:orderId/check', { params, body: {} });
    case 'cancel':
      return call('POST /till/orders/:orderId/cancel', { params, body: { dropOrder: effect.dropOrder } });
    case 'tell': {
      const { paymentNo } = effect;
      return call('POST /till/orders/:orderId/payments/:paymentNo/card', {
        params: { ...params, paymentNo },
        body: cardBody(effect.outcome),
      });
    }
  }
}

function payBody(way: PayWay) {
  return way.method === 'cash' ? { ...way, receivedFen: way.receivedFen as Fen } : way;
}

function cardBody(outcome: KnownOutcome) {
  if (outcome.outcome === 'declined') return { outcome: outcome.outcome };
  const { referenceNo, cardNoMasked, authorisation } = outcome;
  return { outcome: outcome.outcome, referenceNo, cardNoMasked, authorisation };
}
