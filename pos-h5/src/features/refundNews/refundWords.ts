import type { TillRefund } from '@jiayou/contract';
import { yuanText } from '../../money';

export interface RefundWords {
  readonly tone: 'amber' | 'red' | 'good';
  readonly what: string;
}

/** What became of a refund, then what to do. */
export function refundWords(refund: TillRefund): RefundWords {
  const { state, amountFen, tender, toCarryOut, decisionNote } = refund;
  const amount = yuanText(amountFen);
  if (state === 'failed') return { tone: 'red', what: `退款 ${amount} 没有成功，请联系站长` };
  if (state === 'rejected') {
    return { tone: 'red', what: `退款 ${amount} 没有同意${decisionNote === '' ? '' : `：${decisionNote}`}` };
  }
  if (state === 'succeeded') return { tone: 'good', what: `退款 ${amount} 已退给顾客` };
  if (!toCarryOut) return { tone: 'good', what: `退款已同意 ${amount}，正在原路退回` };
  const todo = tender === 'cash' ? '请把现金交给顾客' : '请在刷卡机上退给顾客';
  return { tone: 'amber', what: `退款已同意 ${amount}，${todo}` };
}
