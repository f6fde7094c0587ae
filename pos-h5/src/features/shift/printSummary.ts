import type { DaySummary, ShiftSummary } from '@jiayou/contract';
import { newActionId } from '../../device/actionId';
import { enqueuePaper } from '../../device/printer/printQueue';
import { dayPaper } from '../papers/dayPaper';
import { shiftPaper } from '../papers/shiftPaper';

/** Each puts a paper into the queue and answers its name there. One of a shift just closed: the same closing never prints it twice. */
export function printClosedShift(summary: ShiftSummary): string {
  const id = `shift-${summary.shift.id}`;
  enqueuePaper({ id, title: `班结小票 ${summary.shift.shiftNo}`, lines: shiftPaper(summary) });
  return id;
}

/** A further paper of a closed shift 补打, of which the server says the number: the same number never prints twice. */
export function printShiftAgain(summary: ShiftSummary, reprintNo: number): string {
  const { id: shiftId, shiftNo } = summary.shift;
  const id = `shift-${shiftId}-reprint-${reprintNo}`;
  enqueuePaper({ id, title: `班结小票 ${shiftNo}（补打 第${reprintNo}次）`, lines: shiftPaper(summary, reprintNo) });
  return id;
}

/** How an open shift stands. */
export function printOpenShift(summary: ShiftSummary): string {
  const { id: shiftId, shiftNo } = summary.shift;
  const id = `shift-${shiftId}-${newActionId()}`;
  enqueuePaper({ id, title: `班次汇总 ${shiftNo}`, lines: shiftPaper(summary) });
  return id;
}

export function printDay(day: DaySummary): string {
  const id = `day-${day.businessDate}-${newActionId()}`;
  enqueuePaper({ id, title: `日汇总 ${day.businessDate}`, lines: dayPaper(day) });
  return id;
}
