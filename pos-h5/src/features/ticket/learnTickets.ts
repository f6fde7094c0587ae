import type { Ticket, TicketId } from '@jiayou/contract';
import { sortedBy } from './sortedBy';
import type { Board, Effect, LeftBehind, Line, Step, TicketsState } from './ticketState';

/** The server's word on the whole board; what should be printed is queued, the oldest first. */
export function learnBoard(state: TicketsState, board: Board, leftBehind: readonly LeftBehind[]): Step {
  // Read before events that are already known: it would turn the clock back.
  if (board.cursor < state.cursor) return { state, effects: [] };
  const live = state.cursor >= 0;
  // The channel's paid instants are whole seconds: within one, the board's own order counts, and it comes newest first.
  // oxlint-disable-next-line unicorn/no-array-reverse -- a copy, and WebView 80 has no toReversed
  const asTheyCame = [...board.tickets].reverse();
  const oldestFirst = sortedBy(asTheyCame, (ticket) => Date.parse(ticket.paidAt));
  const start: TicketsState = {
    ...state,
    cursor: board.cursor,
    inCar: { paused: board.inCarPaused, reason: board.inCarPausedReason },
  };
  const learned = oldestFirst.reduce((known, ticket) => learnTicket(known, ticket, { live, mayQueue: true }), start);
  return leftBehind.reduce(recallOne, { state: learned, effects: [] });
}

/** The server's word on one ticket. What this page is doing with it goes on, unless the ticket is settled. */
export function learnTicket(
  state: TicketsState,
  ticket: Ticket,
  how: { readonly live: boolean; readonly mayQueue: boolean },
): TicketsState {
  const line = state.lines.get(ticket.id);
  if (line !== undefined && isSettled(line.ticket) && !isSettled(ticket)) return state;
  const next = line === undefined ? newLine(ticket, how.live) : { ...line, ...heardAgain(line, ticket) };
  if (!how.mayQueue || !wantsPaper(next, state.tillId)) return put(state, next);
  const queued = put(state, { ...next, task: { step: 'queued', automatic: true } });
  return { ...queued, queue: [...state.queue, ticket.id] };
}

/** Only what the server calls automatic, nothing that failed before (that is for a person), nothing another till collected. */
function wantsPaper({ ticket, task, refusal }: Line, tillId: string): boolean {
  const fresh = ticket.state === 'waiting' && ticket.automatic && ticket.problem === undefined;
  const isOurs = ticket.reservedFor === undefined || ticket.reservedFor === tillId;
  return fresh && isOurs && task === undefined && refusal === undefined;
}

function heardAgain(line: Line, ticket: Ticket): Partial<Line> {
  return {
    ticket,
    task: taskAfter(line, ticket),
    leftBehind: ticket.state === 'claimed' ? line.leftBehind : undefined,
    refusal: ticket.state === line.ticket.state ? line.refusal : undefined,
  };
}

/** Somebody settled the doubt elsewhere. A paper that is in work is finished and told all the same. */
function taskAfter(line: Line, ticket: Ticket): Line['task'] {
  const waitsForPerson = line.task?.step === 'unsure' && line.task.actionId !== undefined;
  return waitsForPerson && isSettled(ticket) ? undefined : line.task;
}

/** What this till wrote down before a reload, held against the server's word. */
function recallOne(step: Step, { ticketId, actionId, ownTab, phase }: LeftBehind): Step {
  const line = step.state.lines.get(ticketId);
  if (line === undefined || !isOpenClaim(line, step.state.tillId)) return step;
  if (phase === 'done') {
    const confirm: Effect = { do: 'confirm', ticketId, actionId };
    const state = put(step.state, { ...line, task: { step: 'confirming' } });
    return { state, effects: [...step.effects, confirm] };
  }
  if (!ownTab) return step;
  const leftBehind = phase === 'claiming' ? 'unsent' : 'maybe-sent';
  return { ...step, state: put(step.state, { ...line, leftBehind }) };
}

function isOpenClaim({ ticket, task }: Line, tillId: string): boolean {
  return task === undefined && ticket.state === 'claimed' && ticket.claimedBy?.tillId === tillId;
}

function isSettled(ticket: Ticket): boolean {
  return ticket.state === 'printed' || ticket.state === 'dismissed';
}

function newLine(ticket: Ticket, live: boolean): Line {
  return { ticket, task: undefined, live, leftBehind: undefined, refusal: undefined };
}

function put(state: TicketsState, line: Line): TicketsState {
  return { ...state, lines: new Map<TicketId, Line>(state.lines).set(line.ticket.id, line) };
}
