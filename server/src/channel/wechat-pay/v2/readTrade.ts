import type { Merchant, PaymentNo, PaymentReport } from '../../channel';
import { readShape, unknownOutcome } from '../errors';
import { reportTransaction, Transaction } from '../transaction';
import type { V2Line } from './callV2';
import type { Fields } from './xml';

/**
 * V2's words for a trade, read like v3's. An answer to a payment need not name its state: then it succeeded.
 * @throws ChannelError 'unknown' when it is malformed or about another trade
 */
export function readTrade(
  { settings }: V2Line,
  { merchant, paymentNo }: { readonly merchant: Merchant; readonly paymentNo: PaymentNo },
  fields: Fields,
): PaymentReport {
  const transaction = readShape(Transaction, {
    sp_mchid: settings.spMchid,
    sub_mchid: merchant.accountNo,
    out_trade_no: fields['out_trade_no'],
    trade_state: fields['trade_state'] ?? 'SUCCESS',
    transaction_id: fields['transaction_id'],
    success_time: fields['time_end']?.replace(COMPACT_TIME, '$1-$2-$3T$4:$5:$6+08:00'),
    amount: { total: wholeFen(fields['total_fee']), currency: fields['fee_type'] },
  });
  if (transaction.out_trade_no !== paymentNo) throw unknownOutcome('OTHER_TRADE', 'answered for another trade');
  return reportTransaction(transaction);
}

/** Beijing time, yyyyMMddHHmmss. */
const COMPACT_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;

/** Nothing when it is no whole number. */
export function wholeFen(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
