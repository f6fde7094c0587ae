import type { DeskOrder, DeskOrderDetail, OrderState } from '@jiayou/contract';
import type { Tone } from '../../ui/State';

type Attempt = DeskOrderDetail['attempts'][number];
type TicketWords = Readonly<Record<string, string>>;

export const TENDERS: Readonly<Record<Attempt['tender'], string>> = {
  'wechat-pay': '微信支付',
  alipay: '支付宝',
  'bank-card': '银行卡',
  cash: '现金',
};
export const KINDS: Readonly<Record<DeskOrder['kind'], string>> = { fuel: '油品', goods: '非油品', mixed: '混合' };
export const ORIGINS: Readonly<Record<DeskOrder['origin'], string>> = { 'in-car': '车内支付', till: '收银台' };
export const STATES: Readonly<Record<OrderState, string>> = {
  open: '待付款',
  paid: '已付款',
  closed: '已关闭',
  refunded: '已全退',
};
export const STATE_TONES: Readonly<Record<OrderState, Tone>> = {
  open: 'attention',
  paid: 'good',
  closed: 'quiet',
  refunded: 'quiet',
};
export const GRADES = { '92#': '92#', '95#': '95#', '98#': '98#', '0#': '0#' } as const;
export const REFUNDED = { yes: '有退款', no: '没有退款' } as const;

export const METHODS: Readonly<Record<Attempt['method'], string>> = {
  wallet: '车主手机上付',
  code: '扫付款码',
  qr: '车主扫收款码',
  card: '刷卡',
  cash: '现金',
};
export const ATTEMPT_STATES: Readonly<Record<Attempt['state'], string>> = {
  created: '已发起',
  pending: '等待付款',
  reversing: '撤销中',
  reversed: '已撤销',
  succeeded: '已收到',
  closed: '没有收到',
};
export const TICKET_STATES: TicketWords = {
  waiting: '等待出票',
  claimed: '可能已打印',
  printed: '已打印',
  dismissed: '不打印',
};

/** `3号枪 · 92# · 43.29 升`, of goods alone nothing. */
export function pumpOf({ nozzleNo, grade }: Pick<DeskOrder, 'nozzleNo' | 'grade'>): string {
  return [...(nozzleNo === undefined ? [] : [`${nozzleNo}号枪`]), ...(grade === undefined ? [] : [grade])].join(' · ');
}
