import type { Ticket } from '@jiayou/contract';
import type { PrintProblem } from '../../device/printer/printer';
import type { Line } from './ticketState';

/** What the board says about a ticket's paper. */
export type Paper =
  /** About to be claimed by this till. */
  | { readonly is: 'coming' }
  | { readonly is: 'printing' }
  | { readonly is: 'elsewhere'; readonly tillName: string }
  /** Another till collected it and prints it by itself; a person may print it here. */
  | { readonly is: 'reserved' }
  | { readonly is: 'printed' }
  /** 可能已打印，请核对 */
  | { readonly is: 'doubtful'; readonly why: 'maybe-sent' | 'unsent' | 'overdue' | 'second-paper' }
  /** Certainly not printed; `secondPaper` when it was a 补打. */
  | { readonly is: 'failed'; readonly problem: PrintProblem; readonly secondPaper: boolean }
  /** Waits for a person: 打印 or 不打印. */
  | { readonly is: 'offered' }
  | { readonly is: 'dismissed' };

// A claim by another tab of this till is at work, not in doubt, for so long.
const OTHER_TAB_MS = 20_000;
const NOBODY = { tillId: '', tillName: '' } as const;

/** `nowMs` by the server's clock. */
export function paperOf(line: Line, tillId: string, nowMs: number): Paper {
  return paperInWork(line) ?? paperAtRest(line, tillId, nowMs);
}

function paperInWork({ task }: Line): Paper | undefined {
  switch (task?.step) {
    case undefined:
      return undefined;
    case 'printing':
    case 'reprinting':
      return { is: 'printing' };
    case 'confirming':
      return { is: 'printed' };
    case 'unsure':
      return { is: 'doubtful', why: task.actionId === undefined ? 'second-paper' : 'maybe-sent' };
    case 'releasing':
      return { is: 'failed', problem: task.problem, secondPaper: false };
    case 'reprint-failed':
      return { is: 'failed', problem: task.problem, secondPaper: true };
    case 'queued':
    case 'claiming':
    case 'dismissing':
      return { is: 'coming' };
  }
}

function paperAtRest(line: Line, tillId: string, nowMs: number): Paper {
  const { ticket } = line;
  switch (ticket.state) {
    case 'printed':
      return { is: 'printed' };
    case 'dismissed':
      return { is: 'dismissed' };
    case 'waiting':
      return waitingPaper(ticket, tillId);
    case 'claimed':
      return claimedPaper(line, tillId, nowMs);
  }
}

function waitingPaper({ problem, reservedFor, automatic }: Ticket, tillId: string): Paper {
  if (problem !== undefined) return { is: 'failed', problem, secondPaper: false };
  const isAnothers = reservedFor !== undefined && reservedFor !== tillId;
  return { is: isAnothers && automatic ? 'reserved' : 'offered' };
}

function claimedPaper({ ticket, leftBehind }: Line, tillId: string, nowMs: number): Paper {
  if (leftBehind !== undefined) return { is: 'doubtful', why: leftBehind };
  if (ticket.overdue) return { is: 'doubtful', why: 'overdue' };
  const { claimedBy = NOBODY } = ticket;
  if (claimedBy.tillId !== tillId) return { is: 'elsewhere', tillName: claimedBy.tillName };
  const ageMs = nowMs - Date.parse(ticket.claimedAt ?? ticket.paidAt);
  return ageMs < OTHER_TAB_MS ? { is: 'printing' } : { is: 'doubtful', why: 'maybe-sent' };
}

/** Whether somebody must do something about it. */
export function needsPerson(paper: Paper): boolean {
  return paper.is === 'doubtful' || paper.is === 'failed' || paper.is === 'offered';
}
