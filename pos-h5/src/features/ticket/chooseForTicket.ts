import type { ActionId } from '@jiayou/contract';
import {
  withLine,
  type Choice,
  type Effect,
  type Line,
  type Step,
  type Task,
  type TicketAction,
  type TicketsState,
} from './ticketState';

type Chosen = Extract<TicketAction, { type: 'person-chose' }>;

/** What a person decided. A choice that no longer fits the ticket does nothing: the board has moved on. */
export function choose(state: TicketsState, { ticketId, choice }: Chosen, newActionId: () => ActionId): Step {
  const line = state.lines.get(ticketId);
  if (line === undefined || !mayChoose(line, choice)) return { state, effects: [] };
  const chosen = withLine(state, ticketId, { refusal: undefined });
  switch (choice) {
    case 'print':
      return {
        // Somebody stands and waits for this one: before the automatic ones.
        state: {
          ...withLine(chosen, ticketId, { task: { step: 'queued', automatic: false } }),
          queue: [ticketId, ...state.queue],
        },
        effects: [],
      };
    case 'it-is-out':
      return itIsOut(chosen, line);
    case 'reprint':
      return reprint(chosen, line, newActionId);
    case 'dismiss':
      return does(chosen, { step: 'dismissing' }, { do: 'dismiss', ticketId });
  }
}

const ASKED: ReadonlySet<Task['step']> = new Set(['unsure', 'reprint-failed']);

/** Nothing may be chosen while something is in work. */
export function mayChoose({ ticket, task }: Line, choice: Choice): boolean {
  const isAsked = task !== undefined && ASKED.has(task.step);
  if (task !== undefined && !isAsked) return false;
  switch (choice) {
    case 'print':
    case 'dismiss':
      return !isAsked && ticket.state === 'waiting';
    case 'it-is-out':
      return isAsked || ticket.state === 'claimed';
    case 'reprint':
      return ticket.state !== 'waiting';
  }
}

function itIsOut(state: TicketsState, { ticket, task }: Line): Step {
  // Only a second paper was in doubt: the server has nothing more to learn.
  if (ticket.state !== 'claimed') return { state: withLine(state, ticket.id, { task: undefined }), effects: [] };
  const actionId = task?.step === 'unsure' ? task.actionId : undefined;
  return does(state, { step: 'confirming' }, { do: 'confirm', ticketId: ticket.id, actionId });
}

/** A failed second paper keeps its number; otherwise a new one is asked for. */
function reprint(state: TicketsState, { ticket, task }: Line, newActionId: () => ActionId): Step {
  const actionId = task?.step === 'reprint-failed' ? task.actionId : newActionId();
  return does(state, { step: 'reprinting', actionId }, { do: 'reprint', ticketId: ticket.id, actionId });
}

function does(state: TicketsState, task: Task, effect: Extract<Effect, { ticketId: unknown }>): Step {
  return { state: withLine(state, effect.ticketId, { task }), effects: [effect] };
}
