import type { DeskRefund } from '@jiayou/contract';
import { useEffect, useRef } from 'react';
import { TENDERS } from '../../features/orders/orderWords';
import { refundState, refundTone } from '../../features/refunds/refundWords';
import { yuan } from '../../ui/money';
import { State } from '../../ui/State';
import { stationTime } from '../../ui/time';

interface RefundQueueProps {
  readonly refunds: readonly DeskRefund[];
  /** Its place in the list. */
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
}

export function RefundQueue({ refunds, chosen, onChoose }: RefundQueueProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="refund-queue">
      <ul ref={list} aria-label="退款" data-testid="refund-queue">
        {refunds.map((refund, place) => (
          <li key={refund.refundNo}>
            <button
              type="button"
              aria-current={place === chosen}
              onClick={() => onChoose(place)}
              data-testid={`refund-${refund.refundNo}`}
            >
              <span className="refund-amount">{yuan(refund.amountFen)}</span>
              <State tone={refundTone(refund)}>{refundState(refund)}</State>
              <span className="refund-reason">{refund.reason}</span>
              <span className="hint">
                {[
                  TENDERS[refund.tender],
                  refund.requestedByName || '系统',
                  stationTime(Date.parse(refund.requestedAt)),
                ].join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="hint">
        <kbd>j</kbd> <kbd>k</kbd> 上下 <kbd>a</kbd> 同意 <kbd>r</kbd> 不同意 <kbd>Enter</kbd> 确认 <kbd>Esc</kbd> 取消
      </p>
    </div>
  );
}
