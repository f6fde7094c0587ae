import type { DaySummary, ShiftSummary } from '@jiayou/contract';
import { newActionId } from '../../device/actionId';
import { enqueuePaper } from '../../device/printer/printQueue';
import type { PaperJob } from '../../device/printer/queuedPaper';
import { shiftJob } from '../papers/countedPapers';
import { dayPaper } from '../papers/dayPaper';
import { shiftPaper } from '../papers/shiftPaper';

/** Each puts a paper into the queue and answers its name there. One of a shift just closed: the same closing never prints it twice. */
export function printClosedShift(summary: ShiftSummary): string {
  return enqueued(shiftJob(summary));
}

/** A further paper of a closed shift 补打, of which the server says the number: the same number never prints twice. */
export function printShiftAgain(summary: ShiftSummary, reprintNo: number): string {
  return enqueued(shiftJob(summary, reprintNo));
}

/** How an open shift stands. */
export function printOpenShift(summary: ShiftSummary): string {
  const { id: shiftId, shiftNo } = summary.shift;
  return enqueued({
    id: `shift-${shiftId}-${newActionId()}`,
    title: `班次汇总 ${shiftNo}`,
    lines: shiftPaper(summary),
  });
}

export function printDay(day: DaySummary): string {
  const { businessDate } = day;
  return enqueued({
    id: `day-${businessDate}-${newActionId()}`,
    title: `日汇总 ${businessDate}`,
    lines: dayPaper(day),
  });
}

function enqueued(job: PaperJob): string {
  enqueuePaper(job);
  return job.id;
}
