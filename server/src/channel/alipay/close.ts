import { ChannelError, type Merchant, type PaymentNo } from '../channel';
import { callAlipay } from './callAlipay';
import { declined, unknownOutcome } from './errors';
import type { Line } from './openLine';
import { query } from './query';
import { reverse } from './reverse';

/** Source: Alipay OpenAPI, `alipay.trade.close`: only while it waits for the payer. */
export async function close(line: Line, merchant: Merchant, paymentNo: PaymentNo): Promise<void> {
  const { refusal } = await callAlipay(line, {
    method: 'alipay.trade.close',
    merchant,
    content: { out_trade_no: paymentNo },
  });
  if (!refusal) return;
  if (refusal.code === 'TRADE_NOT_EXIST') return voidCode(line, merchant, paymentNo);
  const { state } = await query(line, merchant, paymentNo);
  if (state === 'closed') return;
  if (state !== 'succeeded') throw declined(refusal);
  throw new ChannelError('declined', 'ORDER_PAID', { message: `Alipay: ${refusal.code} ${refusal.message}` });
}

/**
 * A code nobody has scanned yet is no trade and cannot be closed, but it can still be scanned: cancelling ends it. A payer
 * who is quicker than that gets the money back at once.
 */
async function voidCode(line: Line, merchant: Merchant, paymentNo: PaymentNo): Promise<void> {
  const outcome = await reverse(line, merchant, paymentNo);
  if (outcome === 'again') throw unknownOutcome('RETRY', 'not cancelled yet');
}
