import { callTill } from '../../api';
import { newActionId } from '../../device/actionId';
import { enqueuePaper } from '../../device/printer/printQueue';
import { recall, remember } from '../../device/storage';
import { yuanText } from '../../money';
import { refundPaper } from '../papers/refundPaper';
import { learnRefund, refundNews } from './refundNews';
import { openSlipDesk, type AskedSlip } from './slipDesk';

const KEY = 'slips-asked';

/** The slips of this till's refunds 退款凭证. */
export const refundSlips = openSlipDesk({
  number: async (refundNo, actionId) =>
    callTill('POST /till/refunds/:refundNo/slips', { params: { refundNo }, body: { actionId } }),
  print: printSlip,
  newActionId,
  recall: () => recall(KEY),
  remember: (slips) => remember(KEY, slips),
});

refundNews.subscribe(() => refundNews.get().forEach(refundSlips.see));

/** Puts it into the queue and answers its name there; from then on the till knows how many there are. */
export function printSlip({ refund, stationName, cashierName }: AskedSlip, slipNo: number): string {
  const { refundNo, amountFen } = refund;
  const id = `refund-${refundNo}-slip-${slipNo}`;
  const which = slipNo === 1 ? '' : `（补打 第${slipNo - 1}次）`;
  const lines = refundPaper({ refund, stationName, cashierName }, slipNo);
  enqueuePaper({ id, title: `退款凭证 ${yuanText(amountFen)}${which}`, lines });
  learnRefund({ ...refund, slips: slipNo });
  return id;
}
