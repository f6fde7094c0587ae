import type { GoodsLine, Receipt } from '@jiayou/contract';
import type { PaperLine } from '../../device/printer/paper';
import { litresText, paperYuanText } from '../../money';
import { stationDateTime } from '../../time';
import { tenderName } from './words';

/** The driver's receipt 小票; with `reprintNo` it says 补打 and which one. */
export function receiptPaper(receipt: Receipt, reprintNo?: number): readonly PaperLine[] {
  const title = receipt.kind === 'goods' ? '购物小票' : '加油小票';
  return [
    { kind: 'title', text: receipt.stationName },
    { kind: 'centre', text: reprintNo === undefined ? title : `${title}（补打 第${reprintNo}次）` },
    { kind: 'rule' },
    ...maybe('取号', receipt.callNo, true),
    pair('订单号', receipt.orderNo),
    pair('支付时间', stationDateTime(receipt.paidAt)),
    ...maybe('会员', receipt.memberMasked),
    { kind: 'rule' },
    ...fuelLines(receipt),
    ...receipt.goods.flatMap(goodsLines),
    ...(receipt.kind === 'mixed' ? [{ kind: 'rule' } as const] : []),
    ...sumLines(receipt),
    { kind: 'rule' },
    ...tenderLines(receipt),
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

function fuelLines({ kind, grade, nozzleNo, volumeMl, priceFenPerLitre, fuelFen }: Receipt): readonly PaperLine[] {
  if (grade === undefined) return [];
  return [
    ...(nozzleNo === undefined ? [] : [pair('油枪', `${nozzleNo}号枪`)]),
    pair('油品', grade),
    ...(volumeMl === undefined ? [] : [pair('数量', litresText(volumeMl))]),
    ...(priceFenPerLitre === undefined ? [] : [pair('单价', `${paperYuanText(priceFenPerLitre)}/升`)]),
    ...(kind === 'mixed' ? [pair('油品金额', paperYuanText(fuelFen))] : []),
  ];
}

function goodsLines({ name, quantity, unitPriceFen, amountFen }: GoodsLine): readonly PaperLine[] {
  return [
    { kind: 'text', text: name },
    pair(`  ${quantity} × ${paperYuanText(unitPriceFen)}`, paperYuanText(amountFen)),
  ];
}

function sumLines({ amountFen, discountFen, paidFen }: Receipt): readonly PaperLine[] {
  return [
    pair('金额', paperYuanText(amountFen)),
    ...(discountFen > 0 ? [pair('优惠', paperYuanText(0 - discountFen))] : []),
    pair('实付', paperYuanText(paidFen), true),
  ];
}

function tenderLines({ tender, paidFen, receivedFen, cardNoMasked, channelTransactionNo }: Receipt): PaperLine[] {
  const cash =
    receivedFen === undefined
      ? []
      : [pair('实收', paperYuanText(receivedFen)), pair('找零', paperYuanText(receivedFen - paidFen))];
  const numberName = tender === 'bank-card' ? '参考号' : '交易号';
  return [
    pair('支付方式', tenderName[tender]),
    ...cash,
    ...maybe('卡号', cardNoMasked),
    ...(channelTransactionNo === '' ? [] : [pair(numberName, channelTransactionNo)]),
  ];
}

function maybe(left: string, right: string | undefined, strong = false): PaperLine[] {
  return right === undefined ? [] : [pair(left, right, strong)];
}

function pair(left: string, right: string, strong = false): PaperLine {
  return { kind: 'pair', left, right, strong };
}
