import { ChannelError, type CodePayRequest, type PaymentReport } from '../channel';
import { callAlipay } from './callAlipay';
import { declined, unanswered } from './errors';
import type { Line } from './openLine';
import { query } from './query';
import { tradeContent } from './tradeContent';

/** These say that the number is alive from an earlier attempt, which may have been paid: asking tells. */
const ALIVE_CODES = new Set(['TRADE_HAS_SUCCESS', 'CONTEXT_INCONSISTENT', 'TRADE_BUYER_NOT_MATCH']);

/** Source: Alipay OpenAPI, `alipay.trade.pay`, scene bar_code. */
export async function pay(line: Line, request: CodePayRequest): Promise<PaymentReport> {
  const { merchant, paymentNo } = request;
  const answer = await callAlipay(line, {
    method: 'alipay.trade.pay',
    merchant,
    notifies: true,
    content: {
      ...tradeContent(line.settings, request),
      scene: 'bar_code',
      auth_code: request.authCode,
      // An identifier of 36 characters is four too many.
      terminal_id: request.tillId.replaceAll('-', '').slice(0, 32),
      // Should nobody be left to reverse it, nobody can pay it much later either. Alipay advises no less.
      timeout_express: '5m',
    },
  });
  if (answer.refusal)
    throw ALIVE_CODES.has(answer.refusal.code) ? unanswered(answer.refusal) : declined(answer.refusal);
  if (answer.isWaiting) return { state: 'pending', paymentNo };
  return confirm(line, request);
}

/** 10000 says that the request was good; the money may still be rolled back. Only the trade's own state counts. */
async function confirm(line: Line, { merchant, paymentNo }: CodePayRequest): Promise<PaymentReport> {
  try {
    const report = await query(line, merchant, paymentNo);
    return report.state === 'missing' ? { state: 'pending', paymentNo } : report;
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    return { state: 'pending', paymentNo };
  }
}
