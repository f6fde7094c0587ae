import type { ReactNode } from 'react';

interface PanesProps {
  readonly list: ReactNode;
  /** `undefined` while nothing is chosen. */
  readonly detail: ReactNode;
  /** Stands beside the list while nothing is chosen, where there is room. */
  readonly overview: ReactNode;
}

/** A list and what was chosen from it: side by side where there is room, else one after the other. */
export function Panes({ list, detail, overview }: PanesProps) {
  const hasDetail = detail !== undefined;
  return (
    <div className={`panes${hasDetail ? ' has-detail' : ''}`}>
      <div className="pane-list">{list}</div>
      <div className="pane-detail">{hasDetail ? detail : overview}</div>
    </div>
  );
}
