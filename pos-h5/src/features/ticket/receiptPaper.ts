import type { Receipt } from '@jiayou/contract';
import type { PaperLine } from '../../device/printer/paper';
import { litresText, paperYuanText } from '../../money';
import { stationDateTime } from '../../time';
import { tenderName } from './words';

/** The driver's receipt 小票; with `reprintNo` it says 补打 and which one. */
export function receiptPaper(receipt: Receipt, reprintNo?: number): readonly PaperLine[] {
  return [
    { kind: 'title', text: receipt.stationName },
    { kind: 'centre', text: reprintNo === undefined ? '加油小票' : `加油小票（补打 第${reprintNo}次）` },
    { kind: 'rule' },
    pair('取号', receipt.callNo, true),
    pair('订单号', receipt.orderNo),
    pair('支付时间', stationDateTime(receipt.paidAt)),
    { kind: 'rule' },
    pair('油枪', `${receipt.nozzleNo}号枪`),
    pair('油品', receipt.grade),
    pair('数量', litresText(receipt.volumeMl)),
    pair('单价', `${paperYuanText(receipt.priceFenPerLitre)}/升`),
    pair('金额', paperYuanText(receipt.amountFen)),
    ...(receipt.discountFen > 0 ? [pair('优惠', paperYuanText(0 - receipt.discountFen))] : []),
    pair('实付', paperYuanText(receipt.paidFen), true),
    { kind: 'rule' },
    pair('支付方式', tenderName[receipt.tender]),
    ...(receipt.channelTransactionNo === '' ? [] : [pair('交易号', receipt.channelTransactionNo)]),
    pair('收银员', receipt.cashierName),
    pair('班次', receipt.shiftNo),
    { kind: 'rule' },
    { kind: 'centre', text: '谢谢惠顾，请核对后离开' },
  ];
}

/** What the printer check prints when a shift opens. */
export function testPaper(stationName: string, tillName: string, at: string): readonly PaperLine[] {
  return [
    { kind: 'title', text: '打印测试' },
    { kind: 'rule' },
    pair('油站', stationName),
    pair('收银机', tillName),
    pair('时间', stationDateTime(at)),
    pair('金额字样', paperYuanText(123456)),
    { kind: 'rule' },
    { kind: 'centre', text: '字迹清楚、左右不缺字即为正常' },
  ];
}

function pair(left: string, right: string, strong = false): PaperLine {
  return { kind: 'pair', left, right, strong };
}
