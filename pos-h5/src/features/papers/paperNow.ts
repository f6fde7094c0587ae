import type { QueuedPaper } from './queueWords';

/** A paper as it stands, or the further one that came for it. */
export function paperNow(papers: readonly QueuedPaper[], id: string | undefined): QueuedPaper | undefined {
  const paper = papers.find((one) => one.id === id);
  return paper?.replacedBy === undefined ? paper : (paperNow(papers, paper.replacedBy) ?? paper);
}
