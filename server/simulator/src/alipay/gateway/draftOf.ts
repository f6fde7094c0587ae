import type { Alipay } from '../alipay';
import type { Trade } from '../store/records';
import type { GatewayRequest } from './gatewayApi';
import { expiryOf, type NewTrade } from './readContent';

/** The trade as asked for, before anybody knows of it. */
export function draftOf(alipay: Alipay, { app, merchant, notifyUrl }: GatewayRequest, content: NewTrade): Trade {
  const nowMs = alipay.clock.nowMs();
  return {
    appId: app.appId,
    pid: merchant.pid,
    outTradeNo: content.out_trade_no,
    user: '',
    subject: content.subject,
    storeId: content.store_id,
    terminalId: content.terminal_id,
    notifyUrl,
    totalFen: content.total_amount,
    expiresMs: expiryOf(content, nowMs),
    fingerprint: JSON.stringify([content.total_amount, content.subject]),
    status: 'UNSCANNED',
    createdMs: nowMs,
    refunds: [],
    refusals: 0,
  };
}
