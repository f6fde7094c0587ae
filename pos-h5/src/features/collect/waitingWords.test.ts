import type { CollectState } from './collectState';
import { waitingWords } from './waitingWords';

type Waiting = Parameters<typeof waitingWords>[0];
const payment = { state: 'waiting', tender: 'wechat-pay' };
const waiting = {
  at: 'waiting',
  order: { payment },
  wants: 'check',
  busy: false,
  trouble: false,
} as unknown as Waiting;
const paying = {
  at: 'paying',
  way: { method: 'code', authCode: '281234567890123456' },
  busy: true,
  trouble: false,
} as unknown as Waiting;

test.each([
  [waiting, 30, '等顾客付款', '请顾客在手机上输入密码'],
  [waiting, 0, '正在确认结果', '正在向微信确认，请勿重复收款'],
  [{ ...waiting, trouble: true }, 30, '网络不通，正在重试', '正在向微信确认，请勿重复收款'],
  [{ ...waiting, wants: 'cancel' }, 30, '正在取消收款', '正在向微信确认，请勿重复收款'],
  [paying, undefined, '正在收款', '请稍候'],
  [{ ...paying, trouble: true }, undefined, '网络不通，正在重试', '正在向支付宝确认，请勿重复收款'],
] as [CollectState & Waiting, number | undefined, string, string][])(
  'what is under way is said, then what to do',
  (state, secondsLeft, head, todo) => {
    expect(waitingWords(state, secondsLeft)).toEqual({ head, todo });
  },
);
