import type { OnDuty, OrderId, ShiftSummary } from '@jiayou/contract';
import { useCallback } from 'react';
import { callTill } from '../../api';
import { Asked } from '../../ui/Asked';
import { Sheet } from '../../ui/Sheet';
import { useAnswer } from '../../ui/useAnswer';
import { TotalsView } from '../bill/TotalsView';
import { CashCount } from './CashCount';
import { printOpenShift } from './printSummary';
import { LeftOver } from './LeftOver';
import { WaitingPayments } from './WaitingPayments';

interface CloseShiftSheetProps {
  readonly onDuty: OnDuty;
  readonly onClose: () => void;
  /** Goes back to a payment that waits. */
  readonly onCollect: (orderId: OrderId) => void;
}

/** 班结: what the shift adds up to, what still waits, the cash counted; then it is closed for good. */
export function CloseShiftSheet({ onDuty, onClose, onCollect }: CloseShiftSheetProps) {
  const ask = useCallback(async () => callTill('GET /till/shift', {}), []);
  const { answer, again, learn } = useAnswer(ask);
  return (
    <Sheet
      title={`班结 ${onDuty.shift.shiftNo}`}
      testId="close-shift-sheet"
      onClose={onClose}
      actions={
        answer.is === 'here' && (
          <button
            type="button"
            className="button"
            data-testid="print-open-shift"
            onClick={() => void printOpenShift(answer.value)}
          >
            先打一张看看
          </button>
        )
      }
    >
      <div className="close-shift">
        <Asked answer={answer} onRetry={again}>
          {(summary) => (
            <>
              <div className="close-shift-totals">
                <TotalsView totals={summary.totals} />
                <LeftOver summary={summary} />
              </div>
              <div className={`close-shift-end${summary.waiting.length > 0 ? ' blocked' : ''}`}>
                <Ending {...{ summary, onDuty, onCollect }} onLook={again} onLearn={learn} />
              </div>
            </>
          )}
        </Asked>
      </div>
    </Sheet>
  );
}

interface EndingProps {
  readonly summary: ShiftSummary;
  readonly onDuty: OnDuty;
  readonly onCollect: (orderId: OrderId) => void;
  readonly onLook: () => void;
  readonly onLearn: (summary: ShiftSummary) => void;
}

/** First what waits, then the cash. */
function Ending({ summary, onDuty, onCollect, onLook, onLearn }: EndingProps) {
  if (summary.waiting.length > 0) {
    return <WaitingPayments summary={summary} onCollect={onCollect} onLook={onLook} onHandedOver={onLearn} />;
  }
  return <CashCount summary={summary} onDuty={onDuty} onLook={onLook} onFloat={onLearn} />;
}
