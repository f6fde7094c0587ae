import { createAlipay } from '../index';
import {
  alipaySigner,
  paymentNo,
  refundNo,
  someCodeRequest,
  someQrRequest,
  someRefundRequest,
  someSettings,
  station,
} from './builders';
import { refused, succeeded, type FakeAlipay } from './fakeAlipay';

/** What each verb of the channel is called at Alipay. */
export const METHODS = {
  pay: 'alipay.trade.pay',
  create: 'alipay.trade.precreate',
  query: 'alipay.trade.query',
  undo: 'alipay.trade.cancel',
  close: 'alipay.trade.close',
  refund: 'alipay.trade.refund',
  queryRefund: 'alipay.trade.fastpay.refund.query',
} as const;
export type Verb = keyof typeof METHODS;

/** Every verb, asked of a channel that waits as long as the fake wants it to. */
export function verbsOf(at: () => FakeAlipay): Record<Verb, () => Promise<unknown>> {
  const channel = () => createAlipay(someSettings({ gatewayUrl: at().gatewayUrl, timeoutMs: at().patienceMs() }));
  return {
    pay: async () => channel().codes?.pay(someCodeRequest()),
    create: async () => channel().qr?.create(someQrRequest()),
    query: () => channel().query(station, paymentNo),
    undo: async () => channel().codes?.reverse(station, paymentNo),
    close: () => channel().close(station, paymentNo),
    refund: () => channel().refund(someRefundRequest()),
    queryRefund: () => channel().queryRefund(station, refundNo, paymentNo),
  };
}

export const success = (verb: Verb, content: object = {}) => succeeded(alipaySigner, METHODS[verb], content);

export const refusal = (verb: Verb, why: readonly [string, string]) => refused(alipaySigner, METHODS[verb], why);

export const business = (verb: Verb, subCode: string) => refusal(verb, ['40004', `ACQ.${subCode}`]);
