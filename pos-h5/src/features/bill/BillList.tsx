import type { Bill } from '@jiayou/contract';
import type { ReactNode } from 'react';
import { walkWithArrows } from '../../ui/arrowKeys';
import { Asked } from '../../ui/Asked';
import { MoreRows } from '../../ui/MoreRows';
import { BillRow } from './BillRow';
import type { Pages } from '../../ui/usePages';

interface BillListProps {
  readonly pages: Pages<Bill>;
  readonly chosenId: string | undefined;
  readonly onChoose: (bill: Bill) => void;
  readonly onRetry: () => void;
  readonly onMore: () => void;
  /** Said when nothing is found. */
  readonly empty: ReactNode;
}

/** The orders that were found, newest first, further ones when scrolled to. */
export function BillList({ pages, chosenId, onChoose, onRetry, onMore, empty }: BillListProps) {
  const answer = pages.is === 'here' ? ({ is: 'here', value: pages.rows } as const) : stateOf(pages);
  return (
    <Asked answer={answer} onRetry={onRetry}>
      {(bills) =>
        bills.length === 0 ? (
          <div className="empty" data-testid="no-bills">
            {empty}
          </div>
        ) : (
          <>
            <ol className="bill-list" data-testid="bills" onKeyDown={walkWithArrows}>
              {bills.map((bill) => (
                <BillRow key={bill.orderId} bill={bill} isChosen={bill.orderId === chosenId} onChoose={onChoose} />
              ))}
            </ol>
            <MoreRows hasMore={pages.hasMore} isReading={pages.isReadingMore} words={pages.words} onMore={onMore} />
          </>
        )
      }
    </Asked>
  );
}

function stateOf({ is, words }: Pages<Bill>) {
  return is === 'refused' ? ({ is, words } as const) : ({ is: 'loading' } as const);
}
