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

/** A further paper of a closed shift 补打, or how an open one stands. */
export function printShiftAgain(summary: ShiftSummary): string {
  const isClosed = summary.shift.closedAt !== undefined;
  const title = isClosed ? `班结小票 ${summary.shift.shiftNo}（补打）` : `班次汇总 ${summary.shift.shiftNo}`;
  const id = `shift-${summary.shift.id}-${newActionId()}`;
  enqueuePaper({ id, title, lines: shiftPaper(summary, isClosed) });
  return id;
}

export function printDay(day: DaySummary): string {
  const id = `day-${day.businessDate}-${newActionId()}`;
  enqueuePaper({ id, title: `日汇总 ${day.businessDate}`, lines: dayPaper(day) });
  return id;
}
