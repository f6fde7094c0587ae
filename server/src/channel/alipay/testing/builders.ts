import { Fen } from '@jiayou/contract';
import type { CodePayRequest, PaymentNo, QrRequest, RefundNo, RefundRequest } from '../../channel';
import type { AlipaySettings } from '../settings';
import { createSigner } from './fakeAlipay';

export const APP_ID = '2021000000000001';
export const station = { accountNo: '2088000000000001', appAuthToken: '202511BBtoken' };
export const paymentNo = 'P202511220001' as PaymentNo;
export const refundNo = 'R202511220001' as RefundNo;
export const appSigner = createSigner();
export const alipaySigner = createSigner();

export function someSettings(overrides: Partial<AlipaySettings> = {}): AlipaySettings {
  return {
    gatewayUrl: 'http://127.0.0.1:1/gateway.do',
    appId: APP_ID,
    appPrivateKeyPem: appSigner.privateKeyPem,
    trust: { mode: 'key', alipayPublicKeyPem: alipaySigner.publicKeyPem },
    notifyUrl: 'https://pay.example.cn/callbacks/alipay',
    qrProductCode: 'QR_CODE_OFFLINE',
    timeoutMs: 20_000,
    clock: () => new Date(),
    ...overrides,
  };
}

const someTrade = {
  merchant: station,
  paymentNo,
  amountFen: Fen.parse(20_005),
  description: '人民广场站 3号枪/92#',
  stationCode: 'SH0001',
};

export function someCodeRequest(overrides: Partial<CodePayRequest> = {}): CodePayRequest {
  const tillId = 'b2f7a4c8-0d3e-4c51-9f66-0a1b2c3d4e5f';
  return { ...someTrade, authCode: '287634438256643941', tillId, ...overrides };
}

export function someQrRequest(overrides: Partial<QrRequest> = {}): QrRequest {
  return { ...someTrade, expiresAt: new Date('2025-11-22T05:30:00.900Z'), ...overrides };
}

export function someRefundRequest(overrides: Partial<RefundRequest> = {}): RefundRequest {
  return {
    merchant: station,
    refundNo,
    paymentNo,
    refundFen: Fen.parse(6000),
    paidFen: Fen.parse(20_005),
    reason: '加错油枪',
    ...overrides,
  };
}

/** A paid trade as a query answers it. */
export function somePaidTrade(overrides: object = {}) {
  return {
    out_trade_no: paymentNo,
    trade_no: '2025112222001400000000000001',
    trade_status: 'TRADE_SUCCESS',
    total_amount: '200.05',
    receipt_amount: '195.05',
    send_pay_date: '2025-11-22 13:17:05',
    ...overrides,
  };
}

/** The same before anybody paid, or when it never will be. */
export function someUnpaidTrade(tradeStatus: string) {
  const { send_pay_date: _, ...trade } = somePaidTrade({ trade_status: tradeStatus });
  return trade;
}

/** A notification's fields but the signature. */
export function someNotice(overrides: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    notify_time: '2025-11-22 13:17:06',
    notify_type: 'trade_status_sync',
    notify_id: '2025112200222131706000000000000001',
    app_id: APP_ID,
    auth_app_id: '2021000000000099',
    charset: 'utf-8',
    version: '1.0',
    out_trade_no: paymentNo,
    trade_no: '2025112222001400000000000001',
    trade_status: 'TRADE_SUCCESS',
    total_amount: '200.05',
    subject: '100% 92#+3号枪',
    seller_id: station.accountNo,
    gmt_create: '2025-11-22 13:17:00',
    gmt_payment: '2025-11-22 13:17:05',
    ...overrides,
  };
}
