import { Fen } from '@jiayou/contract';
import type { PayRequest, RefundRequest } from '../../channel';
import { RefundNumber } from '../refundAnswer';
import type { WechatPaySettings } from '../settings';
import { PaymentNumber } from '../transaction';
import { createSigner } from './keyring';

export const SP_MCHID = '1900000001';
export const STATION_MCHID = '1900000109';
export const API_V3_KEY = 'testing-apiv3-key-of-32-bytes-00';

export const merchantSigner = createSigner('5F1C72E2A8931B72A2E13AF8DEE92471EB397115');
export const publicKeySigner = createSigner('PUB_KEY_ID_0119000000012025010100000000000001');

export const station = { accountNo: STATION_MCHID };
export const paymentNo = PaymentNumber.parse('P202511220001');
export const refundNo = RefundNumber.parse('R202511220001');

export function someSettings(overrides: Partial<WechatPaySettings> = {}): WechatPaySettings {
  return {
    baseUrl: 'http://127.0.0.1:1',
    spMchid: SP_MCHID,
    merchantPrivateKeyPem: merchantSigner.privateKeyPem,
    merchantSerial: merchantSigner.serial,
    apiV3Key: API_V3_KEY,
    notifyUrls: { payment: 'https://pay.example.cn/wechat/payments', refund: 'https://pay.example.cn/wechat/refunds' },
    publicKeys: [{ id: publicKeySigner.serial, pem: publicKeySigner.publicKeyPem }],
    useCertificates: false,
    timeoutMs: 20_000,
    clock: () => new Date(),
    ...overrides,
  };
}

export function somePayRequest(overrides: Partial<PayRequest> = {}): PayRequest {
  return {
    merchant: station,
    payer: { appId: 'wxd678efh567hg6787', openId: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
    paymentNo,
    amountFen: Fen.parse(20000),
    description: '人民广场站 3号枪 92号',
    expiresAt: new Date('2025-11-22T05:30:00.900Z'),
    stationCode: 'SH0001',
    ...overrides,
  };
}

export function someRefundRequest(overrides: Partial<RefundRequest> = {}): RefundRequest {
  return {
    merchant: station,
    refundNo,
    paymentNo,
    refundFen: Fen.parse(6000),
    paidFen: Fen.parse(20000),
    reason: '加错油枪',
    ...overrides,
  };
}

/** A paid trade as WeChat Pay describes it, in an answer and in a callback. */
export function somePaidTrade(overrides: object = {}) {
  return {
    sp_appid: 'wxd678efh567hg6787',
    sp_mchid: SP_MCHID,
    sub_mchid: STATION_MCHID,
    out_trade_no: paymentNo,
    transaction_id: '4200001234202511220000000001',
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    trade_state_desc: '支付成功',
    success_time: '2025-11-22T13:17:05+08:00',
    amount: { total: 20000, payer_total: 19500, currency: 'CNY', payer_currency: 'CNY' },
    promotion_detail: [{ coupon_id: '1', amount: 500 }],
    ...overrides,
  };
}

/** The same trade before anybody paid it. */
export function someUnpaidTrade(tradeState: string) {
  const { transaction_id: _, success_time: __, ...trade } = somePaidTrade({ trade_state: tradeState });
  return trade;
}

export function someRefundAnswer(overrides: object = {}) {
  return {
    refund_id: '50000000382019052709732678859',
    out_refund_no: refundNo,
    transaction_id: '4200001234202511220000000001',
    out_trade_no: paymentNo,
    channel: 'ORIGINAL',
    user_received_account: '零钱',
    create_time: '2025-11-22T14:00:00+08:00',
    status: 'PROCESSING',
    amount: { total: 20000, refund: 6000, payer_total: 19500, payer_refund: 5850, currency: 'CNY' },
    ...overrides,
  };
}
