import { keyOf } from '../store/books';
import { refreshed } from '../trade/tradeState';
import { draftOf } from './draftOf';
import type { GatewayApi } from './gatewayApi';
import { refusal } from './gatewayError';
import { newTrade, readContent } from './readContent';

/** A code lives two hours at most. */
const CODE_MS = 2 * 3_600_000;

/** A code to be scanned; there is no trade until somebody does. Once for a number. */
export const precreate: GatewayApi = {
  method: 'alipay.trade.precreate',
  api: 'precreate',
  handle: (alipay, request) => {
    const draft = draftOf(alipay, request, readContent(newTrade, request.content));
    const found = alipay.books.trades.get(keyOf(draft.pid, draft.outTradeNo));
    if (found) throw usedNumber(refreshed(alipay, found));
    const { ids } = alipay;
    const qrId = `bax${ids.letters(`alipay-qr|${draft.pid}|${draft.outTradeNo}`, 18).toLowerCase()}`;
    const expiresMs = Math.min(draft.expiresMs, draft.createdMs + CODE_MS);
    alipay.books.save({ kind: 'trade', value: { ...draft, qrId, expiresMs } });
    return { out_trade_no: draft.outTradeNo, qr_code: `${alipay.qrBaseUrl}${qrId}` };
  },
};

function usedNumber({ paidMs, status }: ReturnType<typeof refreshed>): Error {
  if (paidMs !== undefined) return refusal('TRADE_HAS_SUCCESS', '交易已被支付');
  if (status === 'TRADE_CLOSED') return refusal('TRADE_HAS_CLOSE', '交易已经关闭');
  return refusal('APPLY_PC_MERCHANT_CODE_ERROR', '申请二维码失败：同样的订单号不能重复多次申请二维码');
}
