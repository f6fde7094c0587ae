import type { DriverOrder } from '@jiayou/contract';
import { gradeName, litres, time, yuan } from '../../ui/format';

export interface ReceiptLine {
  readonly label: string;
  readonly text: string;
}

/** The lines of a receipt, in the order of the paper; what does not apply is absent. */
export function receiptLines(order: DriverOrder): readonly ReceiptLine[] {
  return [
    { label: '油站', text: order.station.name },
    { label: '地址', text: order.station.address },
    { label: '油枪', text: `${order.nozzleNo}号枪` },
    { label: '油品', text: gradeName(order.grade) },
    { label: '油价', text: `${yuan(order.priceFenPerLitre)}/升` },
    { label: '升数', text: litres(order.volumeMl) },
    { label: '金额', text: yuan(order.amountFen) },
    ...when(order.discountFen > 0, '优惠', () => yuan(0 - order.discountFen)),
    { label: order.paidAt === undefined ? '应付' : '实付', text: yuan(order.payableFen) },
    ...when(order.refundedFen > 0, '已退款', () => yuan(order.refundedFen)),
    ...when(order.paidAt !== undefined, '付款方式', () => '微信支付'),
    ...when(order.paidAt !== undefined, '付款时间', () => time(order.paidAt ?? '')),
    ...when(order.channelTransactionNo !== undefined, '微信单号', () => order.channelTransactionNo ?? ''),
    { label: '叫号', text: order.callNo },
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

function when(applies: boolean, label: string, text: () => string): readonly ReceiptLine[] {
  return applies ? [{ label, text: text() }] : [];
}
