import type { Ticket, TillEvent } from '@jiayou/contract';
import { moveTickets } from './moveTickets';
import { paperOf } from './paperOf';
import { aBoard, actionId, added, aReceipt, aTicket, claimedBy, ticketId } from './ticketSample';
import { noTickets, type Effect, type LeftBehind, type TicketAction } from './ticketState';

export const NOW_MS = Date.parse('2026-11-22T06:00:05Z');
const ONE = ticketId(1);

/** A till whose printer could not say whether the paper of ticket 1 came. */
export function inDoubt() {
  const till = aTill();
  till.claims(ONE);
  till.does({ type: 'print-ended', ticketId: ONE, actionId: actionId(1), result: { outcome: 'unknown' } });
  return till;
}

/** Till 1 with its rules and nothing behind them: what it wants done is looked at by `todo`. */
export function aTill(tickets: readonly Ticket[] = [], leftBehind: readonly LeftBehind[] = []) {
  let state = noTickets('1');
  let effects: Effect[] = [];
  let made = 0;
  const does = (action: TicketAction): void => {
    const step = moveTickets(state, action, () => actionId((made += 1)));
    state = step.state;
    effects.push(...step.effects);
  };
  does({ type: 'board-loaded', board: aBoard(tickets), leftBehind });
  const claimAnswered = (id = ONE): void =>
    does({
      type: 'claim-answered',
      ticketId: id,
      answer: { outcome: 'claimed', receipt: aReceipt, ticket: claimedBy('1', { id }) },
    });
  const paper = (id = ONE, nowMs = NOW_MS) => {
    const line = state.lines.get(id);
    if (line === undefined) throw new Error('no such ticket');
    return paperOf(line, '1', nowMs);
  };
  return {
    state: () => state,
    does,
    claimAnswered,
    hear: (id: number, event: TillEvent) => does({ type: 'event-arrived', id, event }),
    claims(id = ONE) {
      does({ type: 'event-arrived', id: 11, event: added(aTicket({ id })) });
      claimAnswered(id);
      effects = [];
    },
    /** What there is to do since the last look. */
    todo() {
      const seen = effects;
      effects = [];
      return seen;
    },
    paperOf: paper,
    paper: (id = ONE) => paper(id).is,
  };
}
