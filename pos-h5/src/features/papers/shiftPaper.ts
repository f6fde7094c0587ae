import type { ShiftSummary } from '@jiayou/contract';
import type { PaperLine } from '../../device/printer/paper';
import { paperYuanText } from '../../money';
import { stationDateTime } from '../../time';
import { count, pair, totalsLines } from './summaryLines';

/** A shift's paper 班结小票; with `reprintNo` it says 补打 and which one. An open shift's says that it is not closed. */
export function shiftPaper(summary: ShiftSummary, reprintNo?: number): readonly PaperLine[] {
  const { shift, stationName, totals } = summary;
  const title = shift.closedAt === undefined ? '班次汇总（未班结）' : '班结小票';
  return [
    { kind: 'title', text: stationName },
    { kind: 'centre', text: reprintNo === undefined ? title : `${title}（补打 第${reprintNo}次）` },
    { kind: 'rule' },
    pair('班次', shift.shiftNo, true),
    pair('收银员', shift.cashierName),
    pair('收银机', shift.tillName),
    pair('上班', stationDateTime(shift.openedAt)),
    ...(shift.closedAt === undefined ? [] : [pair('班结', stationDateTime(shift.closedAt))]),
    ...(shift.closedByName === undefined || shift.closedByName === shift.cashierName
      ? []
      : [pair('代班结', shift.closedByName)]),
    ...totalsLines(totals),
    ...cashLines(summary),
    ...leftOverLines(summary),
    { kind: 'rule' },
    { kind: 'text', text: '收银员签字：' },
    { kind: 'text', text: '站长签字：' },
  ];
}

function cashLines({ cash }: ShiftSummary): readonly PaperLine[] {
  const counted =
    cash.countedFen === undefined
      ? [pair('实点现金', '未清点')]
      : [pair('实点现金', paperYuanText(cash.countedFen)), pair('差额', differenceText(cash.differenceFen ?? 0))];
  return [
    { kind: 'rule' },
    { kind: 'text', text: '现金' },
    pair('备用金', paperYuanText(cash.floatFen)),
    pair('现金收款', paperYuanText(cash.salesFen)),
    pair('现金退款', paperYuanText(0 - cash.refundsFen)),
    pair('应有现金', paperYuanText(cash.expectedFen)),
    ...counted,
    ...(cash.note === '' ? [] : [{ kind: 'text', text: `说明：${cash.note}` } as const]),
  ];
}

/** What the shift did not end: it belongs to somebody else's papers. */
function leftOverLines({ handedOver, refundsUnderWay, unclaimed }: ShiftSummary): readonly PaperLine[] {
  const lines = [
    ...handedOver.flatMap(({ orderNo, amountFen, reason, masterName }): PaperLine[] => [
      pair(`移交 ${orderNo}`, paperYuanText(amountFen)),
      { kind: 'text', text: `  ${masterName}：${reason}` },
    ]),
    ...(refundsUnderWay.count === 0
      ? []
      : [pair(`退款中 ${count(refundsUnderWay.count)}`, paperYuanText(refundsUnderWay.amountFen))]),
    ...(unclaimed.count === 0 ? [] : [pair(`未认领 ${count(unclaimed.count)}`, paperYuanText(unclaimed.amountFen))]),
  ];
  return lines.length === 0 ? [] : [{ kind: 'rule' }, { kind: 'text', text: '不在本班合计内' }, ...lines];
}

/** `长款 ￥1.00`, `短款 ￥1.00`, or that it agrees. */
function differenceText(differenceFen: number): string {
  if (differenceFen === 0) return '相符';
  return `${differenceFen > 0 ? '长款' : '短款'} ${paperYuanText(Math.abs(differenceFen))}`;
}
