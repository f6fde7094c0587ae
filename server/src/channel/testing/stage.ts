import { Fen } from '@jiayou/contract';
import type { Channel, ChannelCode, Merchant, PaymentNo, RawCallback, RefundNo, RefundReport } from '../channel';

/** What can be made to go wrong with a payment or a refund. */
export type Fault =
  | 'answer-lost'
  | 'payer-types-password'
  | 'payer-refuses'
  | 'callback-forged'
  | 'callback-altered'
  | 'callback-other-merchant';

/** A channel with somebody at its other end who does what a test says. It calls back only when asked to. */
export interface Stage {
  readonly channel: Channel;
  readonly merchant: Merchant;
  /** Collects in whatever way the channel has, nothing going wrong. */
  readonly collect: (paymentNo: PaymentNo, amountFen: Fen) => Promise<void>;
  /** Before the payment or the refund is asked for, or its callback is sent. */
  readonly goWrong: (no: PaymentNo | RefundNo, fault: Fault) => Promise<void>;
  /** What a payer's wallet shows now. */
  readonly payerCode: () => Promise<string>;
  /** A payer scans a code we show; whether the wallet opened. */
  readonly scan: (codeUrl: string) => Promise<boolean>;
  /** The payer confirms; `evenClosed`: was quicker than a close already answered. Whether it was paid by that. */
  readonly confirm: (paymentNo: PaymentNo, how?: { readonly evenClosed: boolean }) => Promise<boolean>;
  /** What the provider says when it calls back about the payment, or about its refund. */
  readonly callbackOf: (paymentNo: PaymentNo, refundNo?: RefundNo) => Promise<RawCallback>;
  readonly stop: () => Promise<void>;
}

export interface Kind {
  readonly code: ChannelCode;
  /** What it can; the channel must say the same of itself. */
  readonly has: { readonly codes: boolean; readonly qr: boolean; readonly callbacks: boolean };
  /** Nobody is at its other end, so no answer can be lost. */
  readonly isLocal?: boolean;
  readonly start: () => Promise<Stage>;
}

/** What every payment here is of. */
export const total = Fen.parse(10_000);

let counted = 0;
export const newPaymentNo = (): PaymentNo => `P${number()}` as PaymentNo;
export const newRefundNo = (): RefundNo => `R${number()}` as RefundNo;

/** What every way to collect asks for. */
export function trade(merchant: Merchant, paymentNo: PaymentNo) {
  return { merchant, paymentNo, amountFen: total, description: '92# 3号枪', stationCode: 'SH0001' };
}

/** Asks until the channel's word about the refund is final. */
export async function ended(
  { channel, merchant }: Stage,
  refundNo: RefundNo,
  paymentNo: PaymentNo,
): Promise<RefundReport> {
  for (;;) {
    const report = await channel.queryRefund(merchant, refundNo, paymentNo);
    if (report.state !== 'pending') return report;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Unlike any other of this run, and of runs on the same simulator. */
function number(): string {
  counted += 1;
  return `${Date.now()}${process.pid}${String(counted).padStart(4, '0')}`;
}
