import type { CodePayRequest, PayRequest, QrRequest } from '../channel';
import type { WechatPaySettings } from './settings';

/** What every request to collect says. Source: WeChat Pay APIv3, partner transactions. */
export function tradeBody({ spMchid }: WechatPaySettings, request: PayRequest | QrRequest | CodePayRequest) {
  return {
    sp_mchid: spMchid,
    sub_mchid: request.merchant.accountNo,
    description: request.description,
    out_trade_no: request.paymentNo,
    attach: request.stationCode,
    amount: { total: request.amountFen, currency: 'CNY' },
  };
}

/** RFC 3339 with whole seconds. Shanghai has no summer time. */
export function toShanghaiTime(instant: Date): string {
  const local = new Date(instant.getTime() + 8 * 3600_000);
  return `${local.toISOString().slice(0, 19)}+08:00`;
}

/** The 32 characters WeChat Pay keeps of a till: an id without its hyphens. */
export function toDeviceId(tillId: string): string {
  return tillId.replaceAll('-', '').slice(0, 32);
}
