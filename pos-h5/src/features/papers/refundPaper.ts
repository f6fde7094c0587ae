import type { TillRefund } from '@jiayou/contract';
import type { PaperLine } from '../../device/printer/paper';
import { paperYuanText } from '../../money';
import { stationDateTime } from '../../time';
import { tenderName } from '../ticket/words';
import { pair } from './summaryLines';

export interface RefundSlip {
  readonly refund: TillRefund;
  readonly stationName: string;
  readonly cashierName: string;
}

/** The slip of a refund 退款凭证: what went back, how, and why. The first is number 1; a later one says which 补打 it is. */
export function refundPaper({ refund, stationName, cashierName }: RefundSlip, slipNo: number): readonly PaperLine[] {
  const { refundNo, orderNo, amountFen, fuelFen, goodsFen, tender, reason, requestedAt, finishedAt } = refund;
  const isMixed = fuelFen > 0 && goodsFen > 0;
  return [
    { kind: 'title', text: stationName },
    { kind: 'centre', text: slipNo === 1 ? '退款凭证' : `退款凭证（补打 第${slipNo - 1}次）` },
    { kind: 'rule' },
    pair('退款单号', refundNo),
    pair('原订单号', orderNo),
    pair('申请时间', stationDateTime(requestedAt)),
    ...(finishedAt === undefined ? [] : [pair('退款时间', stationDateTime(finishedAt))]),
    { kind: 'rule' },
    ...(isMixed ? [pair('油品', paperYuanText(fuelFen)), pair('非油品', paperYuanText(goodsFen))] : []),
    pair('退款', paperYuanText(amountFen), true),
    pair('退回方式', refundWay[tender]),
    pair('状态', refund.state === 'succeeded' ? '已退款' : '未完成'),
    { kind: 'text', text: `原因：${reason}` },
    { kind: 'rule' },
    pair('收银员', cashierName),
    ...(tender === 'cash' ? [{ kind: 'text', text: '顾客签字：' } as const] : []),
    { kind: 'centre', text: '请顾客保留此凭证' },
  ];
}

const refundWay: Record<TillRefund['tender'], string> = {
  'wechat-pay': `原路退回${tenderName['wechat-pay']}`,
  alipay: `原路退回${tenderName.alipay}`,
  'bank-card': '刷卡机退回银行卡',
  cash: '现金',
};
