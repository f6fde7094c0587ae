import type { OnDuty } from '@jiayou/contract';
import { useCallback } from 'react';
import { callTill } from '../../api';
import { Asked } from '../../ui/Asked';
import { MoreRows } from '../../ui/MoreRows';
import { Sheet } from '../../ui/Sheet';
import { useStore } from '../../ui/useStore';
import { RefundCard } from './RefundCard';
import { refundNews, withNews } from './refundNews';
import { usePages } from '../../ui/usePages';
import { useRefundWatch } from './useRefundWatch';

const PAGE = 20;

interface RefundsSheetProps {
  readonly onDuty: OnDuty;
  readonly onClose: () => void;
}

/** 退款进度: what this cashier asked for, and what waits at this station to be handed out. */
export function RefundsSheet({ onDuty, onClose }: RefundsSheetProps) {
  const read = useCallback(async (after: string | undefined) => {
    const { refunds, ...rest } = await callTill('GET /till/refunds', { query: { after, limit: PAGE } });
    return { rows: refunds, ...rest };
  }, []);
  const { pages, again, more } = usePages(read);
  const refunds = withNews(pages.rows, useStore(refundNews));
  useRefundWatch({ refunds, onLook: again, onEnded: again });
  const answer = pages.is === 'refused' ? { is: pages.is, words: pages.words } : { is: pages.is, value: refunds };
  return (
    <Sheet
      title="退款进度"
      testId="refunds-sheet"
      onClose={onClose}
      actions={
        <button type="button" className="button" data-testid="refresh" onClick={again}>
          刷新
        </button>
      }
    >
      <div className="sheet-body" data-testid="refunds">
        <Asked answer={answer} onRetry={again}>
          {(rows) =>
            rows.length === 0 ? (
              <div className="empty" data-testid="no-refunds">
                <p className="empty-head">没有退款</p>
                <p className="soft">本班的退款在「账单查询」里办；已班结的订单在「订单处理」里申请。</p>
              </div>
            ) : (
              <div className="refund-cards">
                {rows.map((refund) => (
                  <RefundCard key={refund.refundNo} refund={refund} onDuty={onDuty} onChanged={again} showsOrder />
                ))}
                <MoreRows hasMore={pages.hasMore} isReading={pages.isReadingMore} words={pages.words} onMore={more} />
              </div>
            )
          }
        </Asked>
      </div>
    </Sheet>
  );
}
