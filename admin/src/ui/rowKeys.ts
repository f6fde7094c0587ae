import type { HTMLAttributes, KeyboardEvent, MouseEvent } from 'react';

/** Makes rows work by hand and by keyboard: ↑ ↓ Home End go, Enter or a click opens. Buttons inside a row keep their own meaning. */
export function rowKeys<Row>(onOpen: (row: Row) => void) {
  return (row: Row, index?: number): HTMLAttributes<HTMLElement> => ({
    // One stop for Tab; from there the arrows lead on.
    tabIndex: index === 0 ? 0 : -1,
    onClick: (event) => {
      if (!isInner(event)) onOpen(row);
    },
    onKeyDown: (event) => {
      if (event.target !== event.currentTarget) return;
      if (event.key === 'Enter') onOpen(row);
      else move(event);
    },
  });
}

function move(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('tr.opens-row') ?? [])];
  const here = rows.indexOf(event.currentTarget);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    Home: 0,
    End: rows.length - 1,
  };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  rows[target]?.focus();
}

function isInner({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  const inner = target instanceof Element ? target.closest('a, button, input, label') : null;
  // Words that are being selected for copying open nothing either.
  return (inner !== null && currentTarget.contains(inner)) || window.getSelection()?.isCollapsed === false;
}
