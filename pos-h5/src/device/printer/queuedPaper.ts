import type { ActionId, TicketId, TillRefund } from '@jiayou/contract';
import type { PaperLine } from './paper';
import type { PrintProblem } from './printer';

/** What the server counts the papers of, and what a further one is made from. */
export type PaperOrigin =
  | { readonly kind: 'receipt'; readonly ticketId: TicketId }
  | { readonly kind: 'shift'; readonly shiftId: string }
  | {
      readonly kind: 'refund-slip';
      readonly refund: TillRefund;
      readonly stationName: string;
      readonly cashierName: string;
    };

/** A paper that is not a ticket: a refund slip, a summary, a test. */
export interface PaperJob {
  /** Names the wish to print: asked for twice, it is printed once. */
  readonly id: string;
  /** How the till speaks of it, like 「退款小票」. */
  readonly title: string;
  readonly lines: readonly PaperLine[];
  /** Without it nobody counts its papers but the queue. */
  readonly origin?: PaperOrigin;
}

export interface QueuedPaper extends PaperJob {
  /** `doubtful` 可能已打印，请核对: only a person who looks can tell. `dropped`: a person wants it no more. `replaced`: a further one came for it. */
  readonly state: 'waiting' | 'sending' | 'doubtful' | 'done' | 'dropped' | 'replaced';
  /** Why a waiting one waits, once the printer has said so. */
  readonly problem?: PrintProblem | undefined;
  /** How many papers a person asked for after the first, where only the queue counts; above 0 the paper says 补打. */
  readonly reprintNo: number;
  readonly queuedAtMs: number;
  /** Under which the server is asked for a further paper: however often it is asked, it counts one. */
  readonly actionId?: ActionId;
  /** The name of the further paper. */
  readonly replacedBy?: string;
}

export type PaperState = QueuedPaper['state'];

/** Nothing more comes of it. */
export function isFinished({ state }: QueuedPaper): boolean {
  return state === 'done' || state === 'dropped' || state === 'replaced';
}

const STATES: ReadonlySet<unknown> = new Set(['waiting', 'sending', 'doubtful', 'done', 'dropped', 'replaced']);
const ORIGINS: ReadonlySet<unknown> = new Set(['receipt', 'shift', 'refund-slip']);
const LINE_KINDS: ReadonlySet<unknown> = new Set(['title', 'centre', 'pair', 'row', 'text', 'rule']);

/** The queue as it was remembered; what cannot be read is left out. */
export function readPapers(kept: unknown): readonly QueuedPaper[] {
  return Array.isArray(kept) ? kept.filter(isPaper) : [];
}

function isPaper(value: unknown): value is QueuedPaper {
  if (typeof value !== 'object' || value === null) return false;
  const { id, title, lines, state, origin, ...more } = value as Partial<Record<keyof QueuedPaper, unknown>>;
  const isNamed = typeof id === 'string' && typeof title === 'string';
  const isCounted = [more.reprintNo, more.queuedAtMs].every((one) => typeof one === 'number');
  return isNamed && isCounted && STATES.has(state) && areLines(lines) && isKnownOrigin(origin);
}

function areLines(value: unknown): boolean {
  return Array.isArray(value) && value.every((line: { kind?: unknown } | null) => LINE_KINDS.has(line?.kind));
}

function isKnownOrigin(value: unknown): boolean {
  if (value === undefined) return true;
  return typeof value === 'object' && value !== null && 'kind' in value && ORIGINS.has(value.kind);
}
