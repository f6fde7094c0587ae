import type { Bill, TillRefund } from '@jiayou/contract';
import { litresText, yuanText } from '../../money';

type Kind = Bill['kind'];
type Tender = Bill['tender'];

export const kindName: Record<Kind, string> = { fuel: '油品', goods: '非油品', mixed: '混合' };

/** 「3号枪 · 92# · 25.48 升」, or what else was bought. */
export function boughtWords({ kind, nozzleNo, grade, volumeMl }: Bill): string {
  const fuel = [
    ...(nozzleNo === undefined ? [] : [`${nozzleNo}号枪`]),
    ...(grade === undefined ? [] : [grade]),
    ...(volumeMl === undefined ? [] : [litresText(volumeMl)]),
  ];
  return [...fuel, ...(kind === 'fuel' ? [] : [kind === 'mixed' ? '含商品' : '商品'])].join(' · ');
}

/** 「已退 ¥50.00，待退 ¥30.00」: what went back, and what was asked for and has no end yet. */
export function backWords({ refundedFen, refundingFen }: Pick<Bill, 'refundedFen' | 'refundingFen'>): string {
  const words = [
    ...(refundedFen > 0 ? [`已退 ${yuanText(refundedFen)}`] : []),
    ...(refundingFen > 0 ? [`待退 ${yuanText(refundingFen)}`] : []),
  ];
  return words.join('，');
}

/** Where the money goes when it goes back. */
const wayBack: Record<Tender, string> = {
  'wechat-pay': '原路退回微信',
  alipay: '原路退回支付宝',
  'bank-card': '请在刷卡机上退回银行卡',
  cash: '请把现金交给顾客',
};

export interface RefundWords {
  readonly title: string;
  readonly verb: string;
  /** What happens, with the amount. */
  readonly consequence: string;
}

/** What is asked before money goes back, here and now or by way of the master. */
export function refundQuestion(amountFen: number, tender: Tender, by: 'here' | 'apply'): RefundWords {
  const amount = yuanText(amountFen);
  if (by === 'apply') {
    return {
      title: '提交退款申请？',
      verb: '提交申请',
      consequence: `申请退款 ${amount}，站长同意后${wayBack[tender].replace('请', '')}`,
    };
  }
  return { title: '确认退款？', verb: `退款 ${amount}`, consequence: `确认退款 ${amount}，${wayBack[tender]}` };
}

export interface RefundStanding {
  readonly chip: string;
  readonly tone: 'busy' | 'good' | 'amber' | 'red' | 'ask';
  /** What to do or to wait for. */
  readonly todo: string;
}

/** How a refund stands, in words for the cashier. */
export function refundStanding(refund: TillRefund): RefundStanding {
  switch (refund.state) {
    case 'requested':
      return { chip: '等站长审批', tone: 'ask', todo: '站长处理后，结果会回到这里' };
    case 'rejected':
      return { chip: '站长未同意', tone: 'red', todo: refund.decisionNote === '' ? '钱没有退' : refund.decisionNote };
    case 'approved':
      return refund.toCarryOut ? toCarryOut(refund) : { chip: '已提交', tone: 'busy', todo: '正在提交，请稍等' };
    case 'sent':
      return { chip: '退款中', tone: 'busy', todo: `${channelName[refund.tender]}正在处理，到账会自动显示` };
    case 'succeeded':
      return { chip: '已退款', tone: 'good', todo: done[refund.tender] };
    case 'failed': {
      const code = refund.failureCode === undefined ? '' : `（${refund.failureCode}）`;
      return { chip: '退款失败', tone: 'red', todo: `没有退成，请联系站长处理，不要另给现金${code}` };
    }
  }
}

/** Whether its end comes by itself, so that looking again is worth it. */
export function isUnderWay({ state, toCarryOut: byHand }: TillRefund): boolean {
  return state === 'sent' || (state === 'approved' && !byHand);
}

function toCarryOut({ tender, amountFen }: TillRefund): RefundStanding {
  const amount = yuanText(amountFen);
  return tender === 'cash'
    ? { chip: '待交现金', tone: 'amber', todo: `请交给顾客现金 ${amount}` }
    : { chip: '待刷卡机退款', tone: 'amber', todo: `请在刷卡机上退 ${amount}，再填签购单上的参考号` };
}

const channelName: Record<Tender, string> = {
  'wechat-pay': '微信',
  alipay: '支付宝',
  'bank-card': '银行',
  cash: '',
};

const done: Record<Tender, string> = {
  'wechat-pay': '已原路退回微信',
  alipay: '已原路退回支付宝',
  'bank-card': '已退回银行卡',
  cash: '现金已交给顾客',
};
