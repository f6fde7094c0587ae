import type { ActionId, Ticket, TicketId } from '@jiayou/contract';
import { choose } from './chooseForTicket';
import { learnBoard, learnTicket } from './learnTickets';
import { withLine, type Effect, type Step, type TicketAction, type TicketsState } from './ticketState';

/**
 * The rules of paper and voice: pure, every answer and event is an action, everything to be done is an effect.
 * An order is claimed before it is spoken or printed; what may have been printed is never printed again unasked.
 */
export function moveTickets(state: TicketsState, action: TicketAction, newActionId: () => ActionId): Step {
  return advanceLane(apply(state, action, newActionId), newActionId);
}

function apply(state: TicketsState, action: TicketAction, newActionId: () => ActionId): Step {
  if (action.type === 'board-loaded') return learnBoard(state, action.board, action.leftBehind);
  if (action.type === 'event-arrived') return eventArrived(state, action);
  if (action.type === 'person-chose') return choose(state, action, newActionId);
  return answered(state, action);
}

type AnswerAction = Exclude<TicketAction, { type: 'board-loaded' | 'event-arrived' | 'person-chose' }>;

function answered(state: TicketsState, action: AnswerAction): Step {
  switch (action.type) {
    case 'claim-answered':
      return claimAnswered(state, action);
    case 'print-ended':
      return printEnded(state, action);
    case 'reprint-answered':
      return reprintAnswered(state, action);
    case 'reprint-ended':
      return reprintEnded(state, action);
    case 'settled':
      return quiet(withLine(state, action.ticketId, { ticket: action.ticket, ...IDLE }));
    case 'refused':
      return refused(state, action);
  }
}

type Of<T extends TicketAction['type']> = Extract<TicketAction, { type: T }>;
const IDLE = { task: undefined, leftBehind: undefined, refusal: undefined } as const;

function eventArrived(state: TicketsState, { id, event }: Of<'event-arrived'>): Step {
  // Twice, or older than the board that was read after it.
  if (id <= state.cursor) return quiet(state);
  const known = { ...state, cursor: id };
  if (event.kind === 'in-car-paused') {
    return quiet({ ...known, inCar: { paused: event.paused, reason: event.reason } });
  }
  // Not a ticket's business: told to others, but the cursor has moved.
  if (event.kind === 'refund-changed') return quiet(known);
  return quiet(learnTicket(known, event.ticket, { live: true, mayQueue: event.kind === 'ticket-added' }));
}

function claimAnswered(state: TicketsState, { ticketId, answer }: Of<'claim-answered'>): Step {
  const task = state.lines.get(ticketId)?.task;
  if (task?.step !== 'claiming') return quiet(state);
  if (answer.outcome === 'taken') return taken(state, answer.ticket);
  const { actionId, automatic } = task;
  const { receipt, ticket } = answer;
  const print: Effect = { do: 'print', ticketId, actionId, receipt };
  return {
    state: withLine(state, ticketId, { ticket, task: { step: 'printing', actionId } }),
    // The till that claimed speaks; what a person prints later, or failed at another till, was spoken, or is old news.
    effects: automatic && ticket.problem === undefined ? [{ do: 'speak', receipt }, print] : [print],
  };
}

function taken(state: TicketsState, ticket: Ticket): Step {
  const isOurs = ticket.claimedBy?.tillId === state.tillId;
  return {
    state: freeLane(withLine(state, ticket.id, { ticket, task: undefined }), ticket.id),
    // By another tab, or by this one in the moment it was reloaded: the journal knows, and is read with the board.
    effects: isOurs ? [{ do: 'reload-board' }] : [],
  };
}

function printEnded(state: TicketsState, { ticketId, actionId, result }: Of<'print-ended'>): Step {
  const free = freeLane(state, ticketId);
  switch (result.outcome) {
    case 'printed':
      return {
        state: withLine(free, ticketId, { task: { step: 'confirming' } }),
        effects: [{ do: 'confirm', ticketId, actionId }],
      };
    case 'not-started':
      return {
        state: withLine(free, ticketId, { task: { step: 'releasing', problem: result.problem } }),
        effects: [{ do: 'release', ticketId, actionId, problem: result.problem }],
      };
    case 'unknown':
      return quiet(withLine(free, ticketId, { task: { step: 'unsure', actionId } }));
  }
}

function reprintAnswered(state: TicketsState, { ticketId, answer }: Of<'reprint-answered'>): Step {
  const task = state.lines.get(ticketId)?.task;
  if (task?.step !== 'reprinting') return quiet(state);
  const { receipt, reprintNo, ticket } = answer;
  return {
    state: withLine(state, ticketId, { ticket, leftBehind: undefined }),
    effects: [{ do: 'print-again', ticketId, actionId: task.actionId, receipt, reprintNo }],
  };
}

function reprintEnded(state: TicketsState, { ticketId, actionId, result }: Of<'reprint-ended'>): Step {
  switch (result.outcome) {
    case 'printed':
      return reprintIsOut(state, ticketId);
    case 'not-started':
      return quiet(withLine(state, ticketId, { task: { step: 'reprint-failed', actionId, problem: result.problem } }));
    case 'unknown':
      return quiet(withLine(state, ticketId, { task: { step: 'unsure', actionId: undefined } }));
  }
}

/** A second paper answers the doubt about the first as well. */
function reprintIsOut(state: TicketsState, ticketId: TicketId): Step {
  const ticket = state.lines.get(ticketId)?.ticket;
  if (ticket?.state !== 'claimed') return quiet(withLine(state, ticketId, { task: undefined }));
  return {
    state: withLine(state, ticketId, { task: { step: 'confirming' } }),
    effects: [{ do: 'confirm', ticketId, actionId: undefined }],
  };
}

function refused(state: TicketsState, { ticketId, message }: Of<'refused'>): Step {
  const free = freeLane(state, ticketId);
  return {
    state: withLine(free, ticketId, { task: undefined, refusal: message }),
    effects: [{ do: 'reload-board' }],
  };
}

function freeLane(state: TicketsState, ticketId: TicketId): TicketsState {
  return state.lane === ticketId ? { ...state, lane: undefined } : state;
}

/** Claims the next ticket when nothing is being claimed or printed. */
function advanceLane(step: Step, newActionId: () => ActionId): Step {
  const { state } = step;
  const [ticketId, ...queue] = state.queue;
  if (state.lane !== undefined || ticketId === undefined) return step;
  const line = state.lines.get(ticketId);
  if (line?.task?.step !== 'queued') return advanceLane({ ...step, state: { ...state, queue } }, newActionId);
  if (!isClaimable(line.ticket, line.task.automatic)) {
    const dropped = withLine({ ...state, queue }, ticketId, { task: undefined });
    return advanceLane({ ...step, state: dropped }, newActionId);
  }
  const actionId = newActionId();
  const task = { step: 'claiming', actionId, automatic: line.task.automatic } as const;
  return {
    state: withLine({ ...state, queue, lane: ticketId }, ticketId, { task }),
    effects: [...step.effects, { do: 'claim', ticketId, actionId }],
  };
}

/** By itself only what failed nowhere: a ticket given back by another till meanwhile is for a person. */
function isClaimable({ state, problem }: Ticket, automatic: boolean): boolean {
  return state === 'waiting' && (!automatic || problem === undefined);
}

function quiet(state: TicketsState): Step {
  return { state, effects: [] };
}
