import type { ShiftSummary } from '@jiayou/contract';
import { useState } from 'react';
import { callTill } from '../../api';
import { newActionId } from '../../device/actionId';
import { yuanText } from '../../money';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { InsistNote } from '../../ui/InsistNote';
import { useInsist } from '../../ui/useInsist';
import { PaperStanding } from '../papers/PaperStanding';
import { printShiftAgain } from './printSummary';

/** 补打 of a closed shift's paper: asked once, numbered by the server, written down in the log. Without a number there is no paper. */
export function ReprintShift({ summary }: { readonly summary: ShiftSummary }) {
  const { shift, totals } = summary;
  const [asks, setAsks] = useState(false);
  const [paperId, setPaperId] = useState<string>();
  const { state, start, again } = useInsist(
    async (actionId: ReturnType<typeof newActionId>) =>
      callTill('POST /till/shifts/:shiftId/reprint', { params: { shiftId: shift.id }, body: { actionId } }),
    ({ reprintNo }) => setPaperId(printShiftAgain(summary, reprintNo)),
  );
  return (
    <>
      <div className="detail-actions">
        <button
          type="button"
          className="button"
          data-testid="reprint-shift"
          disabled={state.is === 'busy'}
          onClick={() => setAsks(true)}
        >
          补打班结小票
        </button>
      </div>
      <InsistNote state={state} onAgain={again} />
      <PaperStanding id={paperId} />
      {asks && (
        <ConfirmDialog
          title="补打班结小票？"
          verb="补打"
          onCancel={() => setAsks(false)}
          onConfirm={() => {
            setAsks(false);
            start(newActionId());
          }}
        >
          <p className="amount">{yuanText(totals.all.netFen)}</p>
          <p>班次 {shift.shiftNo}，会再出一张，票面写「补打」和第几次，并记入日志。</p>
        </ConfirmDialog>
      )}
    </>
  );
}
