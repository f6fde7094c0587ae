import type { ShiftSummary } from '@jiayou/contract';
import { yuanText } from '../../money';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { differenceText } from './cashCount';

interface CloseQuestionProps {
  readonly summary: ShiftSummary;
  readonly countedFen: number;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asked once: a closed shift never opens again. */
export function CloseQuestion({ summary, countedFen, onConfirm, onCancel }: CloseQuestionProps) {
  const { shift, totals, cash } = summary;
  return (
    <ConfirmDialog title="确认班结？" verb="班结" onCancel={onCancel} onConfirm={onConfirm}>
      <p className="amount">{yuanText(totals.all.netFen)}</p>
      <div data-testid="close-consequence">
        <p>
          班次 {shift.shiftNo} 净额 {yuanText(totals.all.netFen)}，实点现金 {yuanText(countedFen)}，
          {differenceText(countedFen, cash.expectedFen)}。
        </p>
        <p>班结后本班合计不再改变，会打印班结小票，并退出登录。</p>
      </div>
    </ConfirmDialog>
  );
}
