import type { ActionId } from '@jiayou/contract';
import type { Store } from '../store';
import { openPaperMemory, type MemoryParts } from './paperMemory';
import { openPaperPress, type PressParts } from './paperPress';
import type { PaperJob, PaperState, QueuedPaper } from './queuedPaper';

export type PaperAnswer = 'printed' | 'again' | 'drop';

export interface PaperQueue {
  readonly papers: Store<readonly QueuedPaper[]>;
  readonly enqueue: (job: PaperJob) => void;
  readonly resolve: (id: string, answer: PaperAnswer) => void;
  /** A further paper of a doubtful one is about to be asked of the server: under this action, or the one it was asked under before. */
  readonly askUnder: (id: string, actionId: ActionId) => QueuedPaper | undefined;
  /** The further paper, which the server has numbered, in the place of the doubtful one. */
  readonly replace: (id: string, job: PaperJob) => void;
  /** From now on this page prints: the page that did is gone, and what it was sending is doubtful. */
  readonly takeOver: () => void;
  /** Looks at the memory again (another page wrote there) and prints what waits. */
  readonly wake: () => void;
}

export interface QueueParts extends MemoryParts, PressParts {
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
  const { start, printAll } = openPaperPress(memory, parts);
  return { papers, enqueue, resolve, askUnder, replace, takeOver, wake };

  function enqueue(job: PaperJob): void {
    add({ ...job, state: 'waiting', reprintNo: 0, queuedAtMs: parts.nowMs() });
    void printAll();
  }

  function resolve(id: string, answer: PaperAnswer): void {
    // What the server counts has no second paper without a number of its.
    if (answer === 'again' && isCounted(id)) return;
    const { from, to } = ANSWERS[answer];
    const more = answer === 'again' ? 1 : 0;
    move(id, from, ({ reprintNo }) => ({ state: to, reprintNo: reprintNo + more, problem: undefined }));
    void printAll();
  }

  function isCounted(id: string): boolean {
    return papers.get().some((one) => one.id === id && one.origin !== undefined);
  }

  function askUnder(id: string, actionId: ActionId): QueuedPaper | undefined {
    return move(id, ['doubtful'], (paper) => ({ actionId: paper.actionId ?? actionId }));
  }

  function replace(id: string, job: PaperJob): void {
    // It is there before the doubt ends: a page that dies in between asks again, and the same number is the same paper.
    enqueue(job);
    move(id, ['doubtful'], () => ({ state: 'replaced', replacedBy: job.id }));
  }

  function takeOver(): void {
    refresh();
    for (const { id } of papers.get()) move(id, ['sending'], () => ({ state: 'doubtful' }));
    start();
  }

  function wake(): void {
    refresh();
    void printAll();
  }
}
