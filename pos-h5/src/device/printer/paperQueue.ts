import type { Store } from '../store';
import type { PaperLine } from './paper';
import { openPaperMemory, type MemoryParts, type PaperMemory } from './paperMemory';
import type { PrintOutcome, PrinterState } from './printer';
import type { PaperJob, PaperState, QueuedPaper } from './queuedPaper';

export type PaperAnswer = 'printed' | 'again' | 'drop';

export interface PaperQueue {
  readonly papers: Store<readonly QueuedPaper[]>;
  readonly enqueue: (job: PaperJob) => void;
  readonly resolve: (id: string, answer: PaperAnswer) => void;
  /** From now on this page prints: the page that did is gone, and what it was sending is doubtful. */
  readonly takeOver: () => void;
  /** Looks at the memory again (another page wrote there) and prints what waits. */
  readonly wake: () => void;
}

export interface QueueParts extends MemoryParts {
  readonly check: () => Promise<PrinterState>;
  readonly print: (lines: readonly PaperLine[]) => Promise<PrintOutcome>;
  /** Calls once after a while: the printer may be ready then. */
  readonly later: (call: () => void) => void;
  readonly nowMs: () => number;
}

/** Which answer a person may give in which state, and what comes of it. */
const ANSWERS: Record<PaperAnswer, { readonly from: readonly PaperState[]; readonly to: PaperState }> = {
  printed: { from: ['doubtful'], to: 'done' },
  // Of a paper that came, another is asked for where the server numbers it.
  again: { from: ['doubtful'], to: 'waiting' },
  drop: { from: ['waiting', 'doubtful'], to: 'dropped' },
};

/** Every step is written down before the next is taken: a reload may happen at any moment. */
export function openPaperQueue(parts: QueueParts): PaperQueue {
  const memory = openPaperMemory(parts);
  const { papers, refresh, add, move } = memory;
  const page = { prints: false, busy: false, waits: false };
  return { papers, enqueue, resolve, takeOver, wake };

  function enqueue({ id, title, lines }: PaperJob): void {
    add({ id, title, lines, state: 'waiting', reprintNo: 0, queuedAtMs: parts.nowMs() });
    void printAll();
  }

  function resolve(id: string, answer: PaperAnswer): void {
    const { from, to } = ANSWERS[answer];
    const more = answer === 'again' ? 1 : 0;
    move(id, from, ({ reprintNo }) => ({ state: to, reprintNo: reprintNo + more, problem: undefined }));
    void printAll();
  }

  function takeOver(): void {
    page.prints = true;
    refresh();
    for (const { id } of papers.get()) move(id, ['sending'], () => ({ state: 'doubtful' }));
    void printAll();
  }

  function wake(): void {
    refresh();
    void printAll();
  }

  async function printAll(): Promise<void> {
    if (!page.prints || page.busy) return;
    page.busy = true;
    let isStuck = false;
    for (let next = firstWaiting(); next !== undefined && !isStuck; next = firstWaiting()) {
      isStuck = await isStuckAt(next.id, memory, parts);
    }
    page.busy = false;
    if (isStuck) tryLater();
  }

  function firstWaiting(): QueuedPaper | undefined {
    return papers.get().find((one) => one.state === 'waiting');
  }

  function tryLater(): void {
    if (page.waits) return;
    page.waits = true;
    parts.later(() => {
      page.waits = false;
      wake();
    });
  }
}

/** Prints one. True when the printer is not ready and the paper goes on waiting for it. */
async function isStuckAt(id: string, { move }: PaperMemory, { check, print }: QueueParts): Promise<boolean> {
  const state = await check();
  if (!state.ready) {
    move(id, ['waiting'], () => ({ problem: state.problem }));
    return true;
  }
  const paper = move(id, ['waiting'], () => ({ state: 'sending', problem: undefined }));
  // Dropped while the printer was asked.
  if (paper === undefined) return false;
  const result = await print(linesOf(paper));
  move(id, ['sending'], () => afterPrinting(result));
  return result.outcome === 'not-started';
}

function afterPrinting(result: PrintOutcome): Partial<QueuedPaper> {
  if (result.outcome === 'printed') return { state: 'done' };
  return result.outcome === 'unknown' ? { state: 'doubtful' } : { state: 'waiting', problem: result.problem };
}

function linesOf({ lines, reprintNo }: QueuedPaper): readonly PaperLine[] {
  return reprintNo === 0 ? lines : [{ kind: 'title', text: `补打 第${reprintNo}次` }, ...lines];
}
