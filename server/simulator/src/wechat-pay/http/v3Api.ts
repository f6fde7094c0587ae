import type { Api } from '../scenario/scenarios';
import type { Merchant, WechatPay } from '../wechatPay';

export interface V3Request {
  merchant: Merchant;
  /** The number in the path, decoded. */
  no: string;
  query: Record<string, string>;
  body: unknown;
  /** Which of the platform's keys the caller named, `Wechatpay-Serial`. */
  platformSerial: string;
}

export interface V3Answer {
  status: 200 | 204;
  body?: object;
}

/** One endpoint: where it is, what its scenarios are called, whose trade it is about, and what it does. */
export interface V3Api {
  method: 'GET' | 'POST';
  /** The first group, when there is one, is the number in the path. */
  path: RegExp;
  api: Api;
  about(wechat: WechatPay, request: Pick<V3Request, 'no' | 'body'>, spMchid: string): Subject;
  handle(wechat: WechatPay, request: V3Request): V3Answer;
}

export interface Subject {
  outTradeNo?: string | undefined;
  outRefundNo?: string | undefined;
}
