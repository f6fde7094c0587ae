import type { ShiftSummary } from '@jiayou/contract';
import { yuanText } from '../../money';
import { stationTime } from '../../time';
import { Fact } from '../../ui/Fact';
import { TotalsView } from '../bill/TotalsView';
import { differenceText } from './cashCount';
import { LeftOver } from './LeftOver';

/** A shift on the screen, as its paper says it. */
export function SummaryView({ summary }: { readonly summary: ShiftSummary }) {
  const { shift, totals, cash } = summary;
  return (
    <div className="summary" data-testid="summary">
      <dl className="facts">
        <Fact name="班次">{shift.shiftNo}</Fact>
        <Fact name="收银员">
          {shift.cashierName} · {shift.tillName}
        </Fact>
        <Fact name="时间">
          {stationTime(shift.openedAt)} 至 {shift.closedAt === undefined ? '现在' : stationTime(shift.closedAt)}
        </Fact>
        {shift.closedByName !== undefined && shift.closedByName !== shift.cashierName && (
          <Fact name="代班结">{shift.closedByName}</Fact>
        )}
      </dl>
      <TotalsView totals={totals} />
      {shift.closedAt !== undefined && (
        <dl className="facts" data-testid="summary-cash">
          <Fact name="应有现金">{yuanText(cash.expectedFen)}</Fact>
          <Fact name="实点现金">{cash.countedFen === undefined ? '未清点' : yuanText(cash.countedFen)}</Fact>
          {cash.countedFen !== undefined && (
            <Fact name="差额">{differenceText(cash.countedFen, cash.expectedFen)}</Fact>
          )}
          {cash.note !== '' && <Fact name="说明">{cash.note}</Fact>}
        </dl>
      )}
      <LeftOver summary={summary} />
    </div>
  );
}
