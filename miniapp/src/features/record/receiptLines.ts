import type { DriverOrder } from '@jiayou/contract';
import { gradeName, litres, time, yuan } from '../../ui/format';
import type { Pair } from '../../ui/Pairs';
import { goodsPairs } from '../payment/bought';

/** The lines of a receipt, in the order of the paper; what does not apply is absent. */
export function receiptLines(order: DriverOrder): readonly Pair[] {
  return [
    { label: '油站', text: order.station.name },
    { label: '地址', text: order.station.address },
    ...fuelLines(order),
    ...goodsPairs(order.goods),
    { label: order.kind === 'fuel' ? '金额' : '合计', text: yuan(order.amountFen) },
    ...when(order.discountFen > 0, '优惠', () => yuan(0 - order.discountFen)),
    { label: order.paidAt === undefined ? '应付' : '实付', text: yuan(order.payableFen) },
    ...when(order.refundedFen > 0, '已退款', () => yuan(order.refundedFen)),
    ...paymentLines(order),
    ...known('叫号', order.callNo, (callNo) => callNo),
    { label: '下单时间', text: time(order.createdAt) },
    { label: '订单号', text: order.orderNo },
  ];
}

export const stateNames: Record<DriverOrder['state'], string> = {
  open: '待付款',
  paid: '已付款',
  closed: '已关闭',
  refunded: '已退款',
};

function fuelLines({ nozzleNo, grade, priceFenPerLitre, volumeMl, ...order }: DriverOrder): readonly Pair[] {
  return [
    ...known('油枪', nozzleNo, (no) => `${no}号枪`),
    ...known('油品', grade, gradeName),
    ...known('油价', priceFenPerLitre, (fen) => `${yuan(fen)}/升`),
    ...known('升数', volumeMl, litres),
    ...when(order.kind === 'mixed', '油款', () => yuan(order.amountFen - totalFen(order.goods))),
  ];
}

/** Only what was begun in the car is surely WeChat's: a till takes every wallet, cards and cash. */
function paymentLines({ paidAt, callNo, channelTransactionNo }: DriverOrder): readonly Pair[] {
  const isInCar = callNo !== undefined;
  return [
    ...when(paidAt !== undefined && isInCar, '付款方式', () => '微信支付'),
    ...known('付款时间', paidAt, time),
    ...known(isInCar ? '微信单号' : '交易单号', channelTransactionNo, (no) => no),
  ];
}

function totalFen(goods: DriverOrder['goods']): number {
  return goods.reduce((sumFen, { amountFen }) => sumFen + amountFen, 0);
}

function known<T>(label: string, value: T | undefined, words: (value: T) => string): readonly Pair[] {
  return value === undefined ? [] : [{ label, text: words(value) }];
}

function when(applies: boolean, label: string, text: () => string): readonly Pair[] {
  return applies ? [{ label, text: text() }] : [];
}
