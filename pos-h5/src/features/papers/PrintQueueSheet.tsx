import { printQueue } from '../../device/printer/printQueue';
import { isFinished } from '../../device/printer/queuedPaper';
import { Sheet } from '../../ui/Sheet';
import { useStore } from '../../ui/useStore';
import { QueuedRow } from './QueuedRow';
import { wantsPerson } from './queueWords';

/** 打印队列: papers that wait or want a look first, then those that are done, the newest on top. */
export function PrintQueueSheet({ onClose }: { readonly onClose: () => void }) {
  // oxlint-disable-next-line unicorn/no-array-reverse -- a copy, and WebView 80 has no toReversed
  const newestFirst = [...useStore(printQueue)].reverse();
  const open = newestFirst.filter((paper) => !isFinished(paper));
  const finished = newestFirst.filter(isFinished);
  const waiting = open.filter(wantsPerson).length;
  return (
    <Sheet title="打印队列" testId="print-queue-sheet" onClose={onClose}>
      <div className="sheet-body">
        {newestFirst.length === 0 && (
          <div className="empty" data-testid="queue-empty">
            <p className="empty-head">没有排队的单据</p>
            <p className="soft">退款凭证、补打小票、班结小票和日汇总在这里排队；订单小票在看板上。</p>
          </div>
        )}
        {newestFirst.length > 0 && (
          <p className="queue-head" role="status" data-testid="queue-head">
            {waiting === 0 ? '没有要您处理的' : `${waiting} 张要您处理`}
          </p>
        )}
        <ul className="queue" data-testid="queue">
          {[...open, ...finished].map((paper) => (
            <QueuedRow key={paper.id} paper={paper} />
          ))}
        </ul>
      </div>
    </Sheet>
  );
}
