import { useCallback } from 'react';
import { callTill } from '../../api';
import { Asked } from '../../ui/Asked';
import { useAnswer } from '../../ui/useAnswer';
import { ReprintShift } from './ReprintShift';
import { SummaryView } from './SummaryView';

/** One closed shift, and its paper again. */
export function PastShift({ shiftId, onBack }: { readonly shiftId: string; readonly onBack: () => void }) {
  const ask = useCallback(async () => callTill('GET /till/shifts/:shiftId', { params: { shiftId } }), [shiftId]);
  const { answer, again } = useAnswer(ask);
  return (
    <section className="detail" aria-label="班次明细" data-testid="shift-detail">
      <button type="button" className="button detail-back" data-testid="detail-back" onClick={onBack}>
        返回列表
      </button>
      <Asked answer={answer} onRetry={again}>
        {(summary) => (
          <>
            <SummaryView summary={summary} />
            <ReprintShift summary={summary} />
          </>
        )}
      </Asked>
    </section>
  );
}
