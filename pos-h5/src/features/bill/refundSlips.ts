import { callTill } from '../../api';
import { newActionId } from '../../device/actionId';
import { enqueuePaper } from '../../device/printer/printQueue';
import { recall, remember } from '../../device/storage';
import { slipJob } from '../papers/countedPapers';
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
export function printSlip(slip: AskedSlip, slipNo: number): string {
  const job = slipJob(slip, slipNo);
  enqueuePaper(job);
  learnRefund({ ...slip.refund, slips: slipNo });
  return job.id;
}
