import { useCallback, useState } from 'react';
import { callTill } from '../../api';
import { yuanText } from '../../money';
import { Asked } from '../../ui/Asked';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useAnswer } from '../../ui/useAnswer';
import { PaperStanding } from '../papers/PaperStanding';
import { printShiftAgain } from './printSummary';
import { SummaryView } from './SummaryView';

/** One closed shift, and its paper again. */
export function PastShift({ shiftId, onBack }: { readonly shiftId: string; readonly onBack: () => void }) {
  const ask = useCallback(async () => callTill('GET /till/shifts/:shiftId', { params: { shiftId } }), [shiftId]);
  const { answer, again } = useAnswer(ask);
  const [asks, setAsks] = useState(false);
  const [paperId, setPaperId] = useState<string>();
  return (
    <section className="detail" aria-label="班次明细" data-testid="shift-detail">
      <button type="button" className="button detail-back" data-testid="detail-back" onClick={onBack}>
        返回列表
      </button>
      <Asked answer={answer} onRetry={again}>
        {(summary) => (
          <>
            <SummaryView summary={summary} />
            <div className="detail-actions">
              <button type="button" className="button" data-testid="reprint-shift" onClick={() => setAsks(true)}>
                补打班结小票
              </button>
            </div>
            <PaperStanding id={paperId} />
            {asks && (
              <ConfirmDialog
                title="补打班结小票？"
                verb="补打"
                onCancel={() => setAsks(false)}
                onConfirm={() => {
                  setAsks(false);
                  setPaperId(printShiftAgain(summary));
                }}
              >
                <p className="amount">{yuanText(summary.totals.all.netFen)}</p>
                <p>班次 {summary.shift.shiftNo}，会再出一张，票面写「补打」。</p>
              </ConfirmDialog>
            )}
          </>
        )}
      </Asked>
    </section>
  );
}
