import { createStore, type Store } from '../store';
import { isFinished, readPapers, type PaperState, type QueuedPaper } from './queuedPaper';

export interface MemoryParts {
  readonly recall: () => unknown;
  /** False when it was not kept. */
  readonly remember: (papers: readonly QueuedPaper[]) => boolean;
}

export interface PaperMemory {
  /** Oldest first. */
  readonly papers: Store<readonly QueuedPaper[]>;
  /** Two pages of one till share the memory: the other may have written since. */
  readonly refresh: () => void;
  readonly add: (paper: QueuedPaper) => void;
  /** Changes a paper that is in one of these states, and tells it as it is now; otherwise nothing. */
  readonly move: (id: string, from: readonly PaperState[], change: Change) => QueuedPaper | undefined;
}

export type Change = (paper: QueuedPaper) => Partial<QueuedPaper>;

// Enough that a wish repeated after a busy day is still known.
const FINISHED_KEPT = 60;

/** The queue as it outlives the page; where nothing can be kept, it lives as long as the page. */
export function openPaperMemory({ recall, remember }: MemoryParts): PaperMemory {
  const papers = createStore(readPapers(recall()));
  let isKept = true;
  return { papers, refresh, add, move };

  function refresh(): void {
    if (isKept) papers.set(readPapers(recall()));
  }

  function add(paper: QueuedPaper): void {
    refresh();
    if (!papers.get().some((one) => one.id === paper.id)) save([...papers.get(), paper]);
  }

  function move(id: string, from: readonly PaperState[], change: Change): QueuedPaper | undefined {
    refresh();
    const paper = papers.get().find((one) => one.id === id && from.includes(one.state));
    if (paper === undefined) return undefined;
    const changed = { ...paper, ...change(paper) };
    save(papers.get().map((one) => (one === paper ? changed : one)));
    return changed;
  }

  function save(all: readonly QueuedPaper[]): void {
    const finished = all.filter(isFinished);
    const old = new Set(finished.slice(0, Math.max(0, finished.length - FINISHED_KEPT)));
    const kept = all.filter((one) => !old.has(one));
    isKept = remember(kept);
    papers.set(kept);
  }
}
