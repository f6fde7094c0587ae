import type { DaySummary, ShiftSummary } from '@jiayou/contract';
import { newActionId } from '../../device/actionId';
import { enqueuePaper } from '../../device/printer/printQueue';
import { dayPaper } from '../papers/dayPaper';
import { shiftPaper } from '../papers/shiftPaper';

/** The paper of a shift that was just closed: the same closing never prints it twice. Answers the paper's name in the queue. */
export function printClosedShift(summary: ShiftSummary): string {
  const id = `shift-${summary.shift.id}`;
  enqueuePaper({ id, title: `班结小票 ${summary.shift.shiftNo}`, lines: shiftPaper(summary) });
  return id;
}

/** A further paper of a closed shift 补打, or how an open one stands. */
export function printShiftAgain(summary: ShiftSummary): void {
  const isClosed = summary.shift.closedAt !== undefined;
  const title = isClosed ? `班结小票 ${summary.shift.shiftNo}（补打）` : `班次汇总 ${summary.shift.shiftNo}`;
  enqueuePaper({
    id: `shift-${summary.shift.id}-${newActionId()}`,
    title,
    lines: shiftPaper(summary, isClosed),
  });
}

export function printDay(day: DaySummary): void {
  enqueuePaper({
    id: `day-${day.businessDate}-${newActionId()}`,
    title: `日汇总 ${day.businessDate}`,
    lines: dayPaper(day),
  });
}
