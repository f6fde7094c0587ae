import type { PaperLine } from './paper';
import type { PrintProblem } from './printer';

/** A paper that is not a ticket: a refund slip, a summary, a test. */
export interface PaperJob {
  /** Names the wish to print: asked for twice, it is printed once. */
  readonly id: string;
  /** How the till speaks of it, like 「退款小票」. */
  readonly title: string;
  readonly lines: readonly PaperLine[];
}

export interface QueuedPaper extends PaperJob {
  /** `doubtful` 可能已打印，请核对: only a person who looks can tell. `dropped`: a person wants it no more. */
  readonly state: 'waiting' | 'sending' | 'doubtful' | 'done' | 'dropped';
  /** Why a waiting one waits, once the printer has said so. */
  readonly problem?: PrintProblem | undefined;
  /** How many papers a person asked for after the first; above 0 the paper says 补打. */
  readonly reprintNo: number;
  readonly queuedAtMs: number;
}

export type PaperState = QueuedPaper['state'];

const STATES: ReadonlySet<unknown> = new Set(['waiting', 'sending', 'doubtful', 'done', 'dropped']);
const LINE_KINDS: ReadonlySet<unknown> = new Set(['title', 'centre', 'pair', 'row', 'text', 'rule']);

/** The queue as it was remembered; what cannot be read is left out. */
export function readPapers(kept: unknown): readonly QueuedPaper[] {
  return Array.isArray(kept) ? kept.filter(isPaper) : [];
}

function isPaper(value: unknown): value is QueuedPaper {
  if (typeof value !== 'object' || value === null) return false;
  const { id, title, lines, state, reprintNo, queuedAtMs } = value as Partial<Record<keyof QueuedPaper, unknown>>;
  const isNamed = typeof id === 'string' && typeof title === 'string';
  const isCounted = typeof reprintNo === 'number' && typeof queuedAtMs === 'number';
  return isNamed && isCounted && STATES.has(state) && areLines(lines);
}

function areLines(value: unknown): boolean {
  return Array.isArray(value) && value.every((line: { kind?: unknown } | null) => LINE_KINDS.has(line?.kind));
}
