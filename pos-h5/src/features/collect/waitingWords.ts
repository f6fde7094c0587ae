import type { TillPayment } from '@jiayou/contract';
import type { CollectState } from './collectState';

type Waiting = Extract<CollectState, { at: 'opening' | 'paying' | 'showing' | 'waiting' }>;

export interface WaitingWords {
  readonly head: string;
  readonly todo: string;
}

const walletName = { 'wechat-pay': '微信', alipay: '支付宝', 'bank-card': '银行', cash: '系统' } as const;

/** What is going on, then what to do. `secondsLeft`: of the payer's time; nothing when nobody is waited for. */
export function waitingWords(state: Waiting, secondsLeft: number | undefined): WaitingWords {
  const who = walletName[tenderOf(state) ?? 'cash'];
  const doNotRepeat = `正在向${who}确认，请勿重复收款`;
  if (isGivenUp(state)) return { head: '正在取消收款', todo: doNotRepeat };
  if (state.at === 'opening') return openingWords(state.trouble);
  if (state.trouble) return { head: '网络不通，正在重试', todo: doNotRepeat };
  if (state.at === 'paying') return { head: '正在收款', todo: '请稍候' };
  if ((secondsLeft ?? 0) <= 0) return { head: '正在确认结果', todo: doNotRepeat };
  return { head: '等顾客付款', todo: '请顾客在手机上输入密码' };
}

function openingWords(trouble: boolean): WaitingWords {
  if (trouble) return { head: '网络不通，正在重试', todo: '还没有收款，网络好了会接着收' };
  return { head: '正在开单', todo: '' };
}

/** The payer's wallet, once it is known. */
export function tenderOf(state: Waiting): TillPayment['tender'] | undefined {
  if (state.at === 'opening' || state.at === 'paying') return wayTender(state.way);
  return state.order.payment?.tender;
}

function wayTender(way: Extract<Waiting, { at: 'opening' }>['way']): TillPayment['tender'] | undefined {
  switch (way.method) {
    case 'card':
      return 'bank-card';
    case 'cash':
      return 'cash';
    case 'code':
      return way.authCode.startsWith('1') ? 'wechat-pay' : 'alipay';
    case 'qr':
      return undefined;
  }
}

function isGivenUp(state: Waiting): boolean {
  if (state.at === 'opening' || state.at === 'paying') return state.givesUp;
  if (state.at === 'showing') return false;
  return state.wants !== 'check' || state.order.payment?.state === 'cancelling';
}
