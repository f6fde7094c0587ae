import type { ShiftSummary } from '@jiayou/contract';
import { yuanText } from '../../money';
import { stationTime } from '../../time';
import { Fact } from '../../ui/Fact';
import { TotalsView } from '../bill/TotalsView';
import { differenceText } from './cashCount';

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

/** What is not in this shift's totals, and whose it is. */
export function LeftOver({ summary: { handedOver, refundsUnderWay, unclaimed } }: { readonly summary: ShiftSummary }) {
  if (handedOver.length + refundsUnderWay.count + unclaimed.count === 0) return null;
  return (
    <div className="left-over" data-testid="left-over">
      {refundsUnderWay.count > 0 && (
        <p data-testid="refunds-under-way">
          退款中 {refundsUnderWay.count} 笔，共 {yuanText(refundsUnderWay.amountFen)}：退成后计入当天，不影响班结
        </p>
      )}
      {unclaimed.count > 0 && (
        <p data-testid="unclaimed">
          车内支付未认领 {unclaimed.count} 笔，共 {yuanText(unclaimed.amountFen)}：由接着出票的班次计入
        </p>
      )}
      {handedOver.map(({ orderNo, amountFen, reason, masterName }) => (
        <p key={orderNo}>
          已移交 {orderNo}，{yuanText(amountFen)}：{masterName}，{reason}
        </p>
      ))}
    </div>
  );
}
