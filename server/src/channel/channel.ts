import type { Fen } from '@jiayou/contract';

export type ChannelCode = 'wechat-pay' | 'alipay' | 'bank-card' | 'cash';

/** Our own number for one attempt to collect: unique in the chain, sent to the provider as its merchant order number. */
export type PaymentNo = string & { readonly __brand: 'PaymentNo' };
/** Our own number for one repayment. The same number is sent again on every retry. */
export type RefundNo = string & { readonly __brand: 'RefundNo' };

/** The station's own account at the provider: where the money goes. */
export interface Merchant {
  /** WeChat Pay: sub_mchid, ten digits. Alipay: the seller's PID, sixteen digits. */
  readonly accountNo: string;
  /** Alipay: the token by which the merchant lets the service provider act for it. */
  readonly appAuthToken?: string;
  /** WeChat Pay: which API its 付款码 account has. */
  readonly codeApi?: 'v3' | 'v2';
}

/** Who pays, as the provider knows them. */
export interface Payer {
  /** The WeChat app the driver signed in with; the payer's openid belongs to it. */
  readonly appId: string;
  readonly openId: string;
}

export interface PayRequest {
  readonly merchant: Merchant;
  readonly payer: Payer;
  readonly paymentNo: PaymentNo;
  readonly amountFen: Fen;
  /** Shown to the payer, at most 127 characters. */
  readonly description: string;
  readonly expiresAt: Date;
  /** Our station's code: the provider keeps it with the trade. */
  readonly stationCode: string;
}

/** Collecting from the code on a payer's phone 付款码. */
export interface CodePayRequest extends TradeRequest {
  /** The digits of the code, read by a scanner. Good once, for about a minute. */
  readonly authCode: string;
  /** The till that scanned it; the provider keeps it with the trade. */
  readonly tillId: string;
}

/** A code shown to the payer, who scans it with the wallet. */
export interface QrRequest extends TradeRequest {
  readonly expiresAt: Date;
}

/** What every way to collect has in common. */
interface TradeRequest {
  readonly merchant: Merchant;
  readonly paymentNo: PaymentNo;
  readonly amountFen: Fen;
  /** Shown to the payer, at most 127 characters. */
  readonly description: string;
  readonly stationCode: string;
}

/** Collecting in a page of ours that the payer has open: the wallet opens over it. */
export interface WalletPayments {
  /**
   * Asks the provider to collect from the payer's wallet. Repeating it with the same paymentNo never collects twice.
   * @throws ChannelError 'declined' when the provider refused, 'unknown' when it may have accepted, now or at an earlier
   * try with this number: then ask.
   */
  prepay(request: PayRequest): Promise<{ readonly prepayId: string }>;
  /** Signs a prepay id for the wallet, anew at every call. */
  params(appId: string, prepayId: string): WalletParams;
}

export interface CodePayments {
  /**
   * Collects from a payer's code; `pending` while the payer types a password. When the answer is lost it is not sent again:
   * ask with {@link Channel.query}.
   * @throws ChannelError 'declined' when it certainly did not collect, 'unknown' when it may have
   */
  pay(request: CodePayRequest): Promise<PaymentReport>;
  /**
   * Undoes it whatever its state: what is unpaid can no longer be paid, what was paid goes back to the payer.
   * `again`: not done yet, say it again.
   * @throws ChannelError 'declined' when it cannot be undone this way, 'unknown' when no trustworthy answer came
   */
  reverse(merchant: Merchant, paymentNo: PaymentNo): Promise<'reversed' | 'again'>;
}

/** Collecting what only the till can see: cash in the drawer, a card at the terminal. */
export interface TillPayments {
  /**
   * Writes down what the till says was collected. The same number again answers what was written first.
   * @throws ChannelError 'declined' when it was closed before, or REFERENCE_USED when the terminal's number stands for another payment
   */
  collect(request: TillCollection): Promise<SucceededReport>;
}

export interface TillCollection {
  readonly merchant: Merchant;
  readonly paymentNo: PaymentNo;
  readonly amountFen: Fen;
  /** The terminal's reference number; cash is known by our own number. */
  readonly referenceNo?: string;
  readonly at: Date;
}

export interface QrPayments {
  /** The text of a QR code that asks for this payment. @throws ChannelError like {@link WalletPayments.prepay} */
  create(request: QrRequest): Promise<{ readonly codeUrl: string }>;
}

/** What the client hands to `wx.requestPayment` (mini-program) or `getBrandWCPayRequest` (H5 in WeChat). */
export interface WalletParams {
  readonly appId: string;
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: 'RSA';
  readonly paySign: string;
}

/** The provider's word about one payment. */
export type PaymentReport = PendingReport | ClosedReport | SucceededReport;
export interface PendingReport {
  readonly state: 'pending';
  readonly paymentNo: PaymentNo;
}
/** The provider will not collect it any more. `missing`: it never heard of it. */
export interface ClosedReport {
  readonly state: 'closed' | 'missing';
  readonly paymentNo: PaymentNo;
}
export interface SucceededReport {
  readonly state: 'succeeded';
  readonly paymentNo: PaymentNo;
  readonly merchant: Merchant;
  /** What was collected, discounts of the provider's own included: the amount of our request. */
  readonly amountFen: Fen;
  readonly channelTransactionNo: string;
  /** The provider's success time; it gives the business day. */
  readonly paidAt: Date;
}

export interface RefundRequest {
  readonly merchant: Merchant;
  readonly refundNo: RefundNo;
  readonly paymentNo: PaymentNo;
  readonly refundFen: Fen;
  /** The whole amount of the payment the refund belongs to. */
  readonly paidFen: Fen;
  /** Shown to the payer, at most 80 characters. */
  readonly reason: string;
  /** The terminal's number of the repayment, where a person makes it. */
  readonly referenceNo?: string;
}

/** The provider's word about one refund. `abnormal`: the money could not reach the payer, a person must act. */
export interface RefundReport {
  readonly refundNo: RefundNo;
  readonly state: 'pending' | 'succeeded' | 'closed' | 'abnormal' | 'missing';
  readonly merchant?: Merchant;
  readonly refundFen?: Fen;
  readonly channelRefundNo?: string;
  readonly refundedAt?: Date;
}

/** Repayments that could not reach the payer. */
export interface AbnormalRefunds {
  /**
   * Sends one to the merchant's own bank account, from where a person gives it back.
   * @throws ChannelError 'declined' when it certainly was not taken, 'unknown' when it may have been: then ask
   */
  apply(
    merchant: Merchant,
    refund: { readonly refundNo: RefundNo; readonly channelRefundNo: string },
  ): Promise<RefundReport>;
}

export interface RawCallback {
  /** Lower-case header names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The bytes as they came, decoded as UTF-8: what the signature covers. */
  readonly body: string;
  /** When we received it. */
  readonly receivedAt: Date;
}

export type CallbackReport =
  | { readonly kind: 'payment'; readonly notifyId: string; readonly report: PaymentReport }
  | { readonly kind: 'refund'; readonly notifyId: string; readonly report: RefundReport };

export interface CallbackReader {
  /** @throws ChannelError 'forged' unless the signature, its age and the merchant are ours. There is no default. */
  read(callback: RawCallback): Promise<CallbackReport>;
  /** What the provider wants to hear so that it stops repeating the callback. */
  readonly acknowledgement: { readonly status: number; readonly body: string };
  /** What it wants to hear when we could not take it: it will come again. */
  refusal(error: unknown): { readonly status: number; readonly body: string };
}

/** A way to collect money. Everything a provider needs lives behind this; nothing else in the server names a provider. */
export interface Channel {
  readonly code: ChannelCode;
  /** @throws ChannelError 'unknown' when no trustworthy answer came, and nothing else. */
  query(merchant: Merchant, paymentNo: PaymentNo): Promise<PaymentReport>;
  /**
   * Afterwards the provider will not collect it; closing a closed one is fine.
   * @throws ChannelError 'declined' with code ORDER_PAID when it was paid meanwhile, 'unknown' when no answer came.
   */
  close(merchant: Merchant, paymentNo: PaymentNo): Promise<void>;
  /** Safe to repeat with the same refundNo. @throws ChannelError like {@link WalletPayments.prepay} */
  refund(request: RefundRequest): Promise<RefundReport>;
  /**
   * `paymentNo`: the payment it gives back from.
   * @throws ChannelError 'unknown' when no trustworthy answer came, and nothing else.
   */
  queryRefund(merchant: Merchant, refundNo: RefundNo, paymentNo: PaymentNo): Promise<RefundReport>;
  /** The provider wants at least this long between two refunds of one payment, ms; absent where it does not mind. */
  readonly refundPauseMs?: number;
  /** Absent where the provider takes no such order. */
  readonly abnormalRefunds?: AbnormalRefunds;
  /** Absent when the provider sends none. */
  readonly callbacks?: CallbackReader;
  /** Absent where our own pages cannot open the payer's wallet. */
  readonly wallet?: WalletPayments;
  /** Absent where no payer's code can be scanned. */
  readonly codes?: CodePayments;
  /** Absent where no code can be shown. */
  readonly qr?: QrPayments;
  /** Present where nobody but the till knows what was collected. */
  readonly till?: TillPayments;
}

/**
 * What went wrong at a provider, in the only terms a caller may act on:
 * `declined` it certainly did not do it; `unknown` it may have; `forged` the message is not the provider's.
 */
export class ChannelError extends Error {
  constructor(
    readonly outcome: 'declined' | 'unknown' | 'forged',
    /** The provider's own code, kept for support: never shown alone, never matched by text. */
    readonly code: string,
    { message, cause }: { readonly message: string; readonly cause?: unknown },
  ) {
    super(message, { cause });
    this.name = 'ChannelError';
  }
}
