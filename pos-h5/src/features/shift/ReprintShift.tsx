import type { ShiftSummary } from '@jiayou/contract';
import { callTill } from '../../api';
import { yuanText } from '../../money';
import { PrintAgain } from '../papers/PrintAgain';
import { useReprint } from '../papers/useReprint';
import { printShiftAgain } from './printSummary';

/** 补打 of a closed shift's paper. */
export function ReprintShift({ summary }: { readonly summary: ShiftSummary }) {
  const { shift, totals } = summary;
  const paper = useReprint(
    async (actionId) =>
      callTill('POST /till/shifts/:shiftId/reprint', { params: { shiftId: shift.id }, body: { actionId } }),
    ({ reprintNo }) => printShiftAgain(summary, reprintNo),
  );
  const what = (
    <>
      <p className="amount">{yuanText(totals.all.netFen)}</p>
      <p>班次 {shift.shiftNo}，会再出一张，票面写「补打」和第几次，并记入日志。</p>
    </>
  );
  return (
    <div className="detail-actions">
      <PrintAgain
        testId="reprint-shift"
        words="补打班结小票"
        question={{ title: '补打班结小票？', what }}
        paper={paper}
      />
    </div>
  );
}
