import type { DeskIdentity, DeskRefund, RefundState } from '@jiayou/contract';
import type { Tone } from '../../ui/State';
import { yuan } from '../../ui/money';

const STATES: Readonly<Record<RefundState, string>> = {
  requested: '待审批',
  rejected: '没有同意',
  approved: '已同意',
  sent: '渠道退款中',
  succeeded: '已退到账',
  failed: '没有退成',
};
/** Which refunds the list shows, by the address bar's word. */
export const REFUND_STATES = { ...STATES, all: '全部' } as const;

export function refundState({ state, toCarryOut }: Pick<DeskRefund, 'state' | 'toCarryOut'>): string {
  return toCarryOut ? '等收银员办理' : STATES[state];
}

export function refundTone({ state, toCarryOut }: Pick<DeskRefund, 'state' | 'toCarryOut'>): Tone {
  if (state === 'requested' || state === 'failed' || toCarryOut) return 'attention';
  return state === 'succeeded' ? 'good' : 'quiet';
}

/** What granting it does, to be read before the button is pressed. */
export function consequence({ tender, amountFen }: Pick<DeskRefund, 'tender' | 'amountFen'>): string {
  const amount = yuan(amountFen);
  switch (tender) {
    case 'wechat-pay':
      return `同意后 ${amount} 马上原路退回顾客的微信，不能撤回。`;
    case 'alipay':
      return `同意后 ${amount} 马上原路退回顾客的支付宝，不能撤回。`;
    case 'bank-card':
      return `同意后收银员要在刷卡机上退 ${amount}，并在收银机上点「办理退款」。`;
    case 'cash':
      return `同意后收银员要把现金 ${amount} 交给顾客，并在收银机上点「办理退款」，记在办理那一班。`;
  }
}

/** Why this person cannot decide it; nothing when they can. */
export function whyNot(refund: Pick<DeskRefund, 'state' | 'requestedBy'>, identity: DeskIdentity): string | undefined {
  if (refund.state !== 'requested') return '已经处理过了。';
  if (!identity.rights.includes('refund.decide')) return '由油站的站长审批。';
  if (refund.requestedBy === identity.staff.id) return '这是您自己的申请，不能自己审批，请让另一位站长处理。';
  return undefined;
}
