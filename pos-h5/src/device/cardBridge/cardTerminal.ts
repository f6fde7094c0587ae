/** One way to charge a bank card. */
export interface CardTerminal {
  /** Charges; called once for a payment number, ever. Never throws: what is not certain is `unknown`. */
  readonly pay: (paymentNo: string, amountFen: number) => Promise<CardOutcome>;
  /** What became of it; charges nothing. */
  readonly query: (paymentNo: string) => Promise<CardOutcome>;
}

/** `declined`: certainly not charged. */
export type CardOutcome =
  | {
      readonly outcome: 'approved';
      /** 参考号, 12 digits. */
      readonly referenceNo: string;
      /** `622202******1234` */
      readonly cardNoMasked: string;
      readonly authorisation: string;
    }
  | { readonly outcome: 'declined'; readonly message: string }
  | { readonly outcome: 'unknown' };
