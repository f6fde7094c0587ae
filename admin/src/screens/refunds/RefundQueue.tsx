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
  readonly mayDecide: boolean;
}

export function RefundQueue({ refunds, chosen, onChoose, mayDecide }: RefundQueueProps) {
  return (
    <div className="refund-queue">
      <ul aria-label="退款" data-testid="refund-queue">
        {refunds.map((refund, place) => (
          <li key={refund.refundNo}>
            <Entry refund={refund} isChosen={place === chosen} onChoose={() => onChoose(place)} />
          </li>
        ))}
      </ul>
      <p className="hint">
        <kbd>j</kbd> <kbd>k</kbd> 上下
        {mayDecide && (
          <>
            {' '}
            <kbd>a</kbd> 同意 <kbd>r</kbd> 不同意 <kbd>Enter</kbd> 确认 <kbd>Esc</kbd> 取消
          </>
        )}
      </p>
    </div>
  );
}

interface EntryProps {
  readonly refund: DeskRefund;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Entry({ refund, isChosen, onChoose }: EntryProps) {
  const { refundNo, amountFen, reason, tender, requestedByName, requestedAt } = refund;
  const entry = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) entry.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const small = [TENDERS[tender], requestedByName || '系统', stationTime(Date.parse(requestedAt))];
  return (
    <button ref={entry} type="button" aria-current={isChosen} onClick={onChoose} data-testid={`refund-${refundNo}`}>
      <span className="refund-amount">{yuan(amountFen)}</span>
      <State tone={refundTone(refund)}>{refundState(refund)}</State>
      <span className="refund-reason">{reason}</span>
      <span className="hint">{small.join(' · ')}</span>
    </button>
  );
}
