import { z } from 'zod';
import type { Merchant, PaymentNo, PaymentReport } from '../channel';
import { Yuan } from './yuan';

/** Any text: whether the number is one of ours, the caller knows. */
export const PaymentNumber = z.custom<PaymentNo>((value) => typeof value === 'string');

/**
 * The same in an answer and in a notification, where the time of payment has another name. A state we do not know is
 * malformed: nobody may guess.
 */
export const Trade = z.object({
  out_trade_no: PaymentNumber,
  trade_no: z.string().min(1),
  trade_status: z.enum(['WAIT_BUYER_PAY', 'TRADE_SUCCESS', 'TRADE_FINISHED', 'TRADE_CLOSED']),
  total_amount: Yuan,
});
export type Trade = z.output<typeof Trade>;

interface Circumstances {
  readonly merchant: Merchant;
  /** Absent when it says none; then it was not paid. */
  readonly paidAt: Date | undefined;
}

/**
 * TRADE_CLOSED is unpaid, or paid and given back in full: in both cases the merchant has nothing.
 * Undefined: it says paid but not when.
 */
export function reportTrade(trade: Trade, { merchant, paidAt }: Circumstances): PaymentReport | undefined {
  const paymentNo = trade.out_trade_no;
  switch (trade.trade_status) {
    case 'WAIT_BUYER_PAY':
      return { state: 'pending', paymentNo };
    case 'TRADE_CLOSED':
      return { state: 'closed', paymentNo };
    case 'TRADE_SUCCESS':
    case 'TRADE_FINISHED':
      return (
        paidAt && {
          state: 'succeeded',
          paymentNo,
          merchant: { accountNo: merchant.accountNo },
          amountFen: trade.total_amount,
          channelTransactionNo: trade.trade_no,
          paidAt,
        }
      );
  }
}
