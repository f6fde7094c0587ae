import type { ActionId, Receipt, ResponseOf, Ticket, TicketId, TillApi, TillEvent } from '@jiayou/contract';
import type { PrintOutcome, PrintProblem } from '../../device/printer/printer';

type Answer<K extends keyof TillApi> = ResponseOf<TillApi[K]>;
export type Board = Answer<'GET /till/board'>;
type ClaimAnswer = Answer<'POST /till/tickets/:ticketId/claim'>;
type ReprintAnswer = Answer<'POST /till/tickets/:ticketId/reprint'>;

/** What this page is doing with a ticket right now. */
export type Task =
  /** In the print lane, not claimed yet. */
  | { readonly step: 'queued'; readonly automatic: boolean }
  | { readonly step: 'claiming'; readonly actionId: ActionId; readonly automatic: boolean }
  | { readonly step: 'printing'; readonly actionId: ActionId }
  /** The paper is out; the server is being told. */
  | { readonly step: 'confirming' }
  /** Certainly no paper; the server is being told. */
  | { readonly step: 'releasing'; readonly problem: PrintProblem }
  /** Bytes may have left: a person must look. `actionId` of the claim, absent when a reprint is in doubt. */
  | { readonly step: 'unsure'; readonly actionId: ActionId | undefined }
  | { readonly step: 'reprinting'; readonly actionId: ActionId }
  /** The numbered second paper certainly did not come: the same number may be tried again. */
  | { readonly step: 'reprint-failed'; readonly actionId: ActionId; readonly problem: PrintProblem }
  | { readonly step: 'dismissing' };

/** A ticket on this page's board. */
export interface Line {
  readonly ticket: Ticket;
  readonly task: Task | undefined;
  /** It slid in while somebody was looking. */
  readonly live: boolean;
  /** Claimed by this tab before it was reloaded, and how far that came. */
  readonly leftBehind: 'unsent' | 'maybe-sent' | undefined;
  /** Why the server refused the last thing, for the person. */
  readonly refusal: string | undefined;
}

export interface TicketsState {
  readonly tillId: string;
  /** Of the stream: events up to here are known. −1 before the first board. */
  readonly cursor: number;
  readonly lines: ReadonlyMap<TicketId, Line>;
  /** Tickets that wait for the print lane, the next first. */
  readonly queue: readonly TicketId[];
  /** One automatic paper at a time: what is not claimed yet is left for another till. */
  readonly lane: TicketId | undefined;
  readonly inCar: { readonly paused: boolean; readonly reason: string };
}

/** What was written down before a reload. */
export interface LeftBehind {
  readonly ticketId: TicketId;
  readonly actionId: ActionId;
  /** By this same tab; another tab may be alive and at work. */
  readonly ownTab: boolean;
  /** `claiming`: no byte sent. `sent`: perhaps. `done`: the printer said the paper is out. */
  readonly phase: 'claiming' | 'sent' | 'done';
}

export type TicketAction =
  | { readonly type: 'board-loaded'; readonly board: Board; readonly leftBehind: readonly LeftBehind[] }
  | { readonly type: 'event-arrived'; readonly id: number; readonly event: TillEvent }
  | { readonly type: 'claim-answered'; readonly ticketId: TicketId; readonly answer: ClaimAnswer }
  | {
      readonly type: 'print-ended';
      readonly ticketId: TicketId;
      readonly actionId: ActionId;
      readonly result: PrintOutcome;
    }
  | { readonly type: 'reprint-answered'; readonly ticketId: TicketId; readonly answer: ReprintAnswer }
  | {
      readonly type: 'reprint-ended';
      readonly ticketId: TicketId;
      readonly actionId: ActionId;
      readonly result: PrintOutcome;
    }
  /** printed, release or dismiss was answered. */
  | { readonly type: 'settled'; readonly ticketId: TicketId; readonly ticket: Ticket }
  | { readonly type: 'refused'; readonly ticketId: TicketId; readonly message: string }
  | { readonly type: 'person-chose'; readonly ticketId: TicketId; readonly choice: Choice };

/** 「打印」「已出票」「补打」「不打印」 */
export type Choice = 'print' | 'it-is-out' | 'reprint' | 'dismiss';

/** What the outside must do; each is answered by an action. */
export type Effect =
  | { readonly do: 'claim'; readonly ticketId: TicketId; readonly actionId: ActionId }
  | { readonly do: 'speak'; readonly receipt: Receipt }
  | { readonly do: 'print'; readonly ticketId: TicketId; readonly actionId: ActionId; readonly receipt: Receipt }
  | { readonly do: 'confirm'; readonly ticketId: TicketId; readonly actionId: ActionId | undefined }
  | { readonly do: 'release'; readonly ticketId: TicketId; readonly actionId: ActionId; readonly problem: PrintProblem }
  | { readonly do: 'reprint'; readonly ticketId: TicketId; readonly actionId: ActionId }
  | {
      readonly do: 'print-again';
      readonly ticketId: TicketId;
      readonly actionId: ActionId;
      readonly receipt: Receipt;
      readonly reprintNo: number;
    }
  | { readonly do: 'dismiss'; readonly ticketId: TicketId }
  | { readonly do: 'reload-board' };

export interface Step {
  readonly state: TicketsState;
  readonly effects: readonly Effect[];
}

export function noTickets(tillId: string): TicketsState {
  return {
    tillId,
    cursor: -1,
    lines: new Map(),
    queue: [],
    lane: undefined,
    inCar: { paused: false, reason: '' },
  };
}

export function withLine(state: TicketsState, ticketId: TicketId, change: Partial<Line>): TicketsState {
  const line = state.lines.get(ticketId);
  if (line === undefined) return state;
  return { ...state, lines: new Map(state.lines).set(ticketId, { ...line, ...change }) };
}
