import type { PaperLine } from './paper';
import type { PaperMemory } from './paperMemory';
import type { PrintOutcome, PrinterState } from './printer';
import type { QueuedPaper } from './queuedPaper';

export interface PressParts {
  readonly check: () => Promise<PrinterState>;
  readonly print: (lines: readonly PaperLine[]) => Promise<PrintOutcome>;
  /** Calls once after a while: the printer may be ready then. */
  readonly later: (call: () => void) => void;
}

export interface PaperPress {
  /** From now on this page prints. */
  readonly start: () => void;
  readonly printAll: () => Promise<void>;
}

/** Prints what waits, oldest first, one after another. */
export function openPaperPress(memory: PaperMemory, parts: PressParts): PaperPress {
  const page = { prints: false, busy: false, waits: false };
  return { start, printAll };

  function start(): void {
    page.prints = true;
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
    return memory.papers.get().find((one) => one.state === 'waiting');
  }

  function tryLater(): void {
    if (page.waits) return;
    page.waits = true;
    parts.later(() => {
      page.waits = false;
      memory.refresh();
      void printAll();
    });
  }
}

/** Prints one. True when the printer is not ready and the paper goes on waiting for it. */
async function isStuckAt(id: string, { move }: PaperMemory, { check, print }: PressParts): Promise<boolean> {
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
