import type { Ticket, TicketId } from '@jiayou/contract';
import type { CallTill } from '../../api';
import type { PrintJournal } from './printJournal';
import type { Effect, TicketAction } from './ticketState';

export type ServerEffect = Extract<Effect, { do: 'claim' | 'confirm' | 'release' | 'reprint' | 'dismiss' }>;

export interface ServerParts {
  readonly call: CallTill;
  readonly journal: PrintJournal;
}

/** One request for an effect, and the action its answer is. Rejects as {@link CallTill} does. */
export async function askServer(effect: ServerEffect, parts: ServerParts): Promise<TicketAction> {
  const { ticketId } = effect;
  const params = { ticketId };
  switch (effect.do) {
    case 'claim':
      return claim(effect, parts);
    case 'reprint': {
      const body = { actionId: effect.actionId };
      const answer = await parts.call('POST /till/tickets/:ticketId/reprint', { params, body });
      return { type: 'reprint-answered', ticketId, answer };
    }
    case 'confirm': {
      const body = effect.actionId === undefined ? {} : { actionId: effect.actionId };
      return settled(ticketId, parts, parts.call('POST /till/tickets/:ticketId/printed', { params, body }));
    }
    case 'release': {
      const body = { actionId: effect.actionId, problem: effect.problem };
      return settled(ticketId, parts, parts.call('POST /till/tickets/:ticketId/release', { params, body }));
    }
    case 'dismiss':
      return settled(ticketId, parts, parts.call('POST /till/tickets/:ticketId/dismiss', { params, body: {} }));
  }
}

async function claim(
  { ticketId, actionId }: Extract<Effect, { do: 'claim' }>,
  { call, journal }: ServerParts,
): Promise<TicketAction> {
  // Before the request: a reload in the middle must find that this tab had asked.
  journal.write({ ticketId, actionId, phase: 'claiming' });
  const answer = await call('POST /till/tickets/:ticketId/claim', { params: { ticketId }, body: { actionId } });
  if (answer.outcome === 'taken') journal.forget(actionId);
  return { type: 'claim-answered', ticketId, answer };
}

async function settled(ticketId: TicketId, parts: ServerParts, answer: Promise<Ticket>): Promise<TicketAction> {
  const ticket = await answer;
  parts.journal.forget(ticketId);
  return { type: 'settled', ticketId, ticket };
}
