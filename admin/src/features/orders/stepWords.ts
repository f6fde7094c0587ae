import type { OrderStep } from '@jiayou/contract';
import { TENDERS } from './orderWords';

/** Which part of the time line a step belongs to. */
export type StepGroup = 'money' | 'refund' | 'ticket' | 'books';

export const STEP_GROUPS: Readonly<Record<StepGroup, string>> = {
  money: '收款',
  refund: '退款',
  ticket: '小票与班次',
  books: '分录与日志',
};

const GROUP_OF: Readonly<Record<OrderStep['source'], StepGroup>> = {
  order: 'money',
  payment: 'money',
  case: 'money',
  refund: 'refund',
  ticket: 'ticket',
  shift: 'ticket',
  till: 'ticket',
  ledger: 'books',
  audit: 'books',
};
export const groupOf = ({ source }: Pick<OrderStep, 'source'>): StepGroup => GROUP_OF[source];

const WORDS: Readonly<Record<string, string>> = {
  'order.created': '下单',
  'order.closed': '订单关闭',
  'payment.created': '发起收款',
  'payment.asked': '查单',
  'payment.succeeded': '收到款，已入账',
  'payment.closed': '没有收到款，收款结束',
  'payment.reversing': '开始撤销',
  'payment.reversed': '渠道已撤销',
  'payment.success-while-undone': '撤销中渠道说已付款',
  'refund.refund-requested': '申请退款',
  'refund.refund-approved': '同意退款',
  'refund.refund-rejected': '不同意退款',
  'refund.refund-sent': '退款已发给渠道',
  'refund.refund-sent-on': '异常退款转商户账户',
  'refund.refund-succeeded': '退款到账',
  'refund.refund-failed': '退款没有成功',
  'refund.slip': '打印退款凭证',
  'refund.slip-again': '补打退款凭证',
  'ledger.posted': '记账',
  'ticket.added': '小票进入看板',
  'ticket.claimed': '领取小票',
  'ticket.printed': '已打印',
  'ticket.dismissed': '不打印',
  'ticket.reprinted': '补打',
  'till.ticket-added': '通知收银机：新小票',
  'till.ticket-changed': '通知收银机：小票有变化',
  'till.refund-changed': '通知收银机：退款有变化',
  'shift.handed-over': '移交给下一班',
  'case.closed': '差错已了结',
  'audit.ticket.reprint': '操作日志：补打',
  'audit.ticket.dismiss': '操作日志：不打印',
  'audit.refund.request': '操作日志：申请退款',
  'audit.refund.decide': '操作日志：审批退款',
  'audit.refund.carry-out': '操作日志：办理退款',
  'audit.refund.reprint': '操作日志：补打退款凭证',
  'audit.refund.abnormal': '操作日志：异常退款',
};
export const CASES: Readonly<Record<string, string>> = {
  'amount-differs': '金额不符',
  'merchant-differs': '商户号不符',
  'payment-unknown': '不认识的收款',
  'reverse-refused': '撤销被拒绝',
  'refund-abnormal': '退款到不了顾客',
  'refund-differs': '退款不符',
  'refund-unknown': '不认识的退款',
};
const MESSENGERS: Readonly<Record<string, string>> = {
  callback: '渠道通知',
  query: '查单结果',
  answer: '渠道当场回应',
  till: '收银机回报',
  reversal: '撤销被拒，渠道说已付款',
};
const ANSWERS: Readonly<Record<string, string>> = { pending: '还没有付', missing: '渠道没有这笔', closed: '已关闭' };

/** What happened, in words. What has none says its own name. */
export function stepTitle({ source, kind }: Pick<OrderStep, 'source' | 'kind'>): string {
  if (source === 'case' && kind !== 'closed') return `差错：${CASES[kind] ?? kind}`;
  return WORDS[`${source}.${kind}`] ?? `${source}.${kind}`;
}

/** Which channel said so, and how; empty when nothing is known. */
export function stepSource({ raw = {} }: Pick<OrderStep, 'raw'>): string {
  const { from, said, channel } = raw;
  if (typeof from === 'string') return MESSENGERS[from] ?? from;
  if (typeof said === 'string') return ANSWERS[said] ?? said;
  return typeof channel === 'string' ? ((TENDERS as Readonly<Record<string, string>>)[channel] ?? channel) : '';
}
