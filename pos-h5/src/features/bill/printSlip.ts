import type { OnDuty, TillRefund } from '@jiayou/contract';
import { newActionId } from '../../device/actionId';
import { enqueuePaper, printQueue } from '../../device/printer/printQueue';
import { yuanText } from '../../money';
import { refundPaper } from '../papers/refundPaper';
import { refundNews } from './refundNews';

/** Refunds just made here, whose slip comes by itself when the money is back. */
const wanted = new Map<string, OnDuty>();

export function printSlipWhenDone(refund: TillRefund, onDuty: OnDuty): void {
  wanted.set(refund.refundNo, onDuty);
  slipMayBeDue(refund);
}

/** Said of every refund that is seen or heard of. */
export function slipMayBeDue(refund: TillRefund): void {
  const onDuty = wanted.get(refund.refundNo);
  if (onDuty === undefined || refund.state !== 'succeeded') return;
  wanted.delete(refund.refundNo);
  enqueueSlip(refund, onDuty);
}

refundNews.subscribe(() => refundNews.get().forEach(slipMayBeDue));

/** The slip of a refund; it says 补打 when this till still knows of a first one. */
export function printSlip(refund: TillRefund, onDuty: OnDuty): void {
  const isAgain = printQueue.get().some(({ id }) => id === firstId(refund));
  enqueueSlip(refund, onDuty, isAgain);
}

/** The first one is one paper, whoever tells first that the money is back: the answer or the stream. */
function enqueueSlip(refund: TillRefund, { station, staff }: OnDuty, isAgain = false): void {
  enqueuePaper({
    id: isAgain ? `${firstId(refund)}-${newActionId()}` : firstId(refund),
    title: `退款凭证 ${yuanText(refund.amountFen)}${isAgain ? '（补打）' : ''}`,
    lines: refundPaper({ refund, stationName: station.name, cashierName: staff.name }, isAgain),
  });
}

function firstId({ refundNo }: TillRefund): string {
  return `refund-${refundNo}`;
}
