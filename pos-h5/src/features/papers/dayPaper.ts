import type { DaySummary } from '@jiayou/contract';
import type { PaperLine } from '../../device/printer/paper';
import { paperYuanText } from '../../money';
import { stationDateTime, stationTime } from '../../time';
import { count, pair, totalsLines } from './summaryLines';

/** The station's day 昨日汇总, 00:00:00–23:59:59 in Shanghai. */
export function dayPaper({
  stationName,
  businessDate,
  totals,
  shifts,
  unclaimed,
  printedAt,
}: DaySummary): readonly PaperLine[] {
  return [
    { kind: 'title', text: stationName },
    { kind: 'centre', text: '日汇总' },
    { kind: 'rule' },
    pair('营业日', businessDate, true),
    pair('范围', '00:00:00-23:59:59'),
    pair('打印时间', stationDateTime(printedAt)),
    ...totalsLines(totals),
    ...(unclaimed.count === 0
      ? []
      : [{ kind: 'rule' } as const, pair(`其中未认领 ${count(unclaimed.count)}`, paperYuanText(unclaimed.amountFen))]),
    ...(shifts.length === 0 ? [] : [{ kind: 'rule' } as const, { kind: 'text', text: '班次' } as const]),
    ...shifts.flatMap(shiftLines),
    { kind: 'rule' },
    { kind: 'text', text: '站长签字：' },
  ];
}

function shiftLines({ shiftNo, cashierName, openedAt, closedAt, netFen }: DaySummary['shifts'][number]): PaperLine[] {
  const until = closedAt === undefined ? '未班结' : toTheMinute(closedAt);
  return [
    pair(`${shiftNo} ${cashierName}`, paperYuanText(netFen)),
    { kind: 'text', text: `  ${toTheMinute(openedAt)} 至 ${until}` },
  ];
}

/** `11-22 14:05` */
function toTheMinute(instant: string): string {
  return stationTime(instant).slice(0, -3);
}
