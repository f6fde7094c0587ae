import type { ShiftSummary } from '@jiayou/contract';
import { yuanText } from '../../money';

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
          未认领 {unclaimed.count} 笔，共 {yuanText(unclaimed.amountFen)}：由接着出票的班次计入
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
