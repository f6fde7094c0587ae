import type { QueuedPaper } from './paperMemory';

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
