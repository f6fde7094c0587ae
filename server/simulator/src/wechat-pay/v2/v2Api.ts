import type { Subject } from '../http/v3Api';
import type { WechatError } from '../http/wechatError';
import type { Api } from '../scenario/scenarios';
import type { Merchant, WechatPay } from '../wechatPay';
import type { Fields } from './xml';

export interface V2Request {
  merchant: Merchant;
  fields: Fields;
}

/** One V2 door: V2 knows only POST, and answers every business refusal with status 200. */
export interface V2Api {
  path: string;
  api: Api;
  /** Whether the merchant must show its certificate in the TLS handshake. */
  certificate: boolean;
  about(wechat: WechatPay, request: V2Request): Subject;
  /** What the answer carries beyond what all answers do; what is undefined is left out. */
  handle(wechat: WechatPay, request: V2Request): Record<string, string | undefined>;
  /** What a refusal carries besides its code. */
  refusal?(error: WechatError): Fields;
}
