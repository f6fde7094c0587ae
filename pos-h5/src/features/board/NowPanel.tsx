import { memo } from 'react';
import { papers } from '../../device/printer/screenPrinters';
import { PaperView } from '../../ui/PaperView';
import { useStore } from '../../ui/useStore';
import { attention, type BoardRow } from './boardView';

/** What wants a person, above the orders; the papers of a till that prints on its screen stand beside them. */
export const NowPanel = memo(function NowPanel({ rows }: { readonly rows: readonly BoardRow[] }) {
  const kinds = attention(rows);
  const onScreen = useStore(papers);
  return (
    <>
      {kinds.length > 0 && (
        <section className="now" aria-label="要您处理" data-testid="now">
          {kinds.map(({ is, words, rows: waiting }) => (
            <button
              key={is}
              type="button"
              className={`todo ${is}`}
              data-testid={`attention-${is}`}
              onClick={() => goTo(waiting)}
            >
              <b>{waiting.length}</b>
              <span>{words}</span>
            </button>
          ))}
        </section>
      )}
      {onScreen.length > 0 && (
        <section className="now-paper" aria-label="屏幕小票" data-testid="papers">
          {onScreen.map(({ no, bytes }) => (
            <PaperView key={no} bytes={bytes} testId="paper" />
          ))}
        </section>
      )}
    </>
  );
});

/** The oldest of them: first come, first settled. */
function goTo(rows: readonly BoardRow[]): void {
  const oldest = rows[rows.length - 1];
  if (oldest === undefined) return;
  const element = document.getElementById(`order-${oldest.line.ticket.id}`);
  element?.scrollIntoView({ block: 'center' });
  element?.querySelector('button')?.focus();
}
