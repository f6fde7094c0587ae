import type { Fen } from '@jiayou/contract';
import type { PaymentNo, RefundNo } from '../channel';

/** What a till said about one payment. */
export type LocalCollection =
  | {
      readonly state: 'collected';
      readonly paymentNo: PaymentNo;
      readonly accountNo: string;
      readonly amountFen: Fen;
      readonly transactionNo: string;
      readonly at: Date;
    }
  | { readonly state: 'closed'; readonly paymentNo: PaymentNo; readonly accountNo: string };

export interface LocalRefund {
  readonly amountFen: Fen;
  readonly transactionNo: string;
  readonly at: Date;
}

/** The book of what has no provider. Each number is written once; what was written first is answered. */
export interface LocalBook {
  writeCollected(entry: {
    readonly channel: 'cash' | 'bank-card';
    readonly accountNo: string;
    readonly paymentNo: PaymentNo;
    readonly amountFen: Fen;
    readonly transactionNo: string;
    readonly at: Date;
  }): Promise<LocalCollection | 'reference-used'>;
  writeClosed(entry: {
    readonly channel: 'cash' | 'bank-card';
    readonly accountNo: string;
    readonly paymentNo: PaymentNo;
  }): Promise<LocalCollection>;
  find(paymentNo: PaymentNo): Promise<LocalCollection | undefined>;
  /** `refused` when nothing was collected, or less than would be given back. */
  writeRefund(entry: {
    readonly refundNo: RefundNo;
    readonly paymentNo: PaymentNo;
    readonly accountNo: string;
    readonly amountFen: Fen;
    readonly transactionNo: string;
  }): Promise<LocalRefund | 'refused' | 'reference-used'>;
  findRefund(refundNo: RefundNo): Promise<LocalRefund | undefined>;
}
