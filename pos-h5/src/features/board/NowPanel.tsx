import { papers } from '../../device/printer/screenPrinters';
import { PaperView } from '../../ui/PaperView';
import { useStore } from '../../ui/useStore';
import { attention, type BoardRow } from './boardView';

/** The left side: what to do now; below it the place kept for collecting. */
export function NowPanel({ rows }: { readonly rows: readonly BoardRow[] }) {
  const kinds = attention(rows);
  const onScreen = useStore(papers);
  return (
    <aside className="now" aria-label="现在">
      <section className={`now-todo${kinds.length === 0 ? ' calm' : ''}`} data-testid="now">
        {kinds.length === 0 ? (
          <>
            <h2>一切正常</h2>
            <p className="soft">没有要处理的小票，等待新订单。</p>
          </>
        ) : (
          <>
            <h2>要您处理</h2>
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
          </>
        )}
      </section>
      <section className="now-collect">
        <h2>收款</h2>
        <p className="soft">扫码、刷卡、现金收款将放在这里，尚未开通。车内支付的订单会自动出现在实时订单里。</p>
      </section>
      {onScreen.length > 0 && (
        <section className="now-paper" aria-label="屏幕小票" data-testid="papers">
          {onScreen.map(({ no, bytes }) => (
            <PaperView key={no} bytes={bytes} testId="paper" />
          ))}
        </section>
      )}
    </aside>
  );
}

/** The oldest of them: first come, first settled. */
function goTo(rows: readonly BoardRow[]): void {
  const oldest = rows[rows.length - 1];
  if (oldest === undefined) return;
  const element = document.getElementById(`order-${oldest.line.ticket.id}`);
  element?.scrollIntoView({ block: 'center' });
  element?.querySelector('button')?.focus();
}
