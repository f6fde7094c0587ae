import type { Alipay, App } from '../alipay';
import type { AlipayMerchant } from '../options';
import type { Api } from '../scenario/scenarios';

export interface GatewayRequest {
  app: App;
  /** Whom the app acts for. */
  merchant: AlipayMerchant;
  /** biz_content; fields nobody knows are left alone, as the real one does. */
  content: unknown;
  notifyUrl: string | undefined;
}

/** What an answer says besides `code` and `msg`; 10000 unless it says otherwise. */
export interface GatewayAnswer {
  code?: '10003';
  [field: string]: unknown;
}

/** One interface: what it is called, what its scenarios are called, and what it does. */
export interface GatewayApi {
  method: string;
  api: Api;
  handle(alipay: Alipay, request: GatewayRequest): GatewayAnswer;
}
