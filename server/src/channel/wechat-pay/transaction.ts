import { Fen } from '@jiayou/contract';
import { z } from 'zod';
import type { PaymentNo, PaymentReport } from '../channel';

/** An instant as WeChat Pay writes it, e.g. 2018-06-08T10:34:56+08:00. */
export const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** Any text: whether the number is one of ours, the caller knows. */
export const PaymentNumber = z.custom<PaymentNo>((value) => typeof value === 'string');

const Parties = z.object({
  sp_mchid: z.string(),
  sub_mchid: z.string(),
  out_trade_no: PaymentNumber,
});

const PaidTransaction = Parties.extend({
  /** REFUND is a paid trade of which something was given back since: it was paid all the same. */
  trade_state: z.enum(['SUCCESS', 'REFUND']),
  transaction_id: z.string().min(1),
  success_time: Instant,
  amount: z.object({ total: Fen, currency: z.literal('CNY').default('CNY') }),
});

const UNPAID_STATES = {
  NOTPAY: 'pending',
  USERPAYING: 'pending',
  CLOSED: 'closed',
  // Reversed, or refused for good: only trades by payment code end so, and no money stays with the merchant.
  REVOKED: 'closed',
  PAYERROR: 'closed',
} as const;

const UnpaidTransaction = Parties.extend({
  trade_state: z.enum(['NOTPAY', 'USERPAYING', 'CLOSED', 'REVOKED', 'PAYERROR']),
});

/** The same in an answer to a query and in a callback. A state we do not know is malformed: nobody may guess. */
export const Transaction = z.discriminatedUnion('trade_state', [PaidTransaction, UnpaidTransaction]);
export type Transaction = z.output<typeof Transaction>;

export function reportTransaction(transaction: Transaction): PaymentReport {
  const paymentNo = transaction.out_trade_no;
  if (transaction.trade_state !== 'SUCCESS' && transaction.trade_state !== 'REFUND') {
    return { state: UNPAID_STATES[transaction.trade_state], paymentNo };
  }
  return {
    state: 'succeeded',
    paymentNo,
    merchant: { accountNo: transaction.sub_mchid },
    amountFen: transaction.amount.total,
    channelTransactionNo: transaction.transaction_id,
    paidAt: transaction.success_time,
  };
}
