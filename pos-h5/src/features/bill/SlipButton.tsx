import type { OnDuty, TillRefund } from '@jiayou/contract';
import { yuanText } from '../../money';
import { PrintAgain } from '../papers/PrintAgain';
import { useSlip } from './useSlip';

interface SlipButtonProps {
  readonly refund: TillRefund;
  readonly onDuty: OnDuty;
}

/** The slip of a refund 退款凭证: the first at once, a further one is asked about. */
export function SlipButton({ refund, onDuty }: SlipButtonProps) {
  const { refundNo, amountFen, slips } = refund;
  const paper = useSlip(refund, onDuty);
  const what = (
    <>
      <p className="amount">{yuanText(amountFen)}</p>
      <p>{refundNo}</p>
      <p>会再出一张，票面写「补打 第{slips}次」，并记入日志。</p>
    </>
  );
  return (
    <PrintAgain
      testId="print-slip"
      words={slips === 0 ? '打印退款凭证' : `补打 第${slips}次`}
      question={slips === 0 ? undefined : { title: '补打这张退款凭证？', what }}
      paper={paper}
    />
  );
}
