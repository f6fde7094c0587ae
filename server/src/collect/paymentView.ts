import { ERRORS, Fen, type ErrorCode, type TillPayment } from '@jiayou/contract';
import type { PaymentRow } from '../payment';

/** An attempt as a till is told of it. */
export type AttemptRow = Pick<
  PaymentRow,
  | 'payment_no'
  | 'method'
  | 'channel'
  | 'state'
  | 'amount_fen'
  | 'created_at'
  | 'expires_at'
  | 'cancel_asked_at'
  | 'received_fen'
> & {
  readonly refusal_code: string | null;
  readonly paid_at: Date | null;
  readonly channel_transaction_no: string | null;
};

// The channels' own words for what a cashier can do something about. Sources: WeChat Pay V2 and v3 付款码, Alipay trade.pay.
const CODE_SPENT = new Set([
  'AUTH_CODE_ERROR',
  'AUTH_CODE_EXPIRE',
  'AUTH_CODE_INVALID',
  'AUTHCODEEXPIRE',
  'PAYMENT_AUTH_CODE_INVALID',
  'SOUNDWAVE_PARSER_FAIL',
]);
const NOT_ENOUGH = new Set([
  'NOT_ENOUGH',
  'NOTENOUGH',
  'BUYER_BALANCE_NOT_ENOUGH',
  'BUYER_BANKCARD_BALANCE_NOT_ENOUGH',
]);

export function toTillPayment(row: AttemptRow): TillPayment {
  const { received_fen: receivedFen, paid_at: paidAt, channel_transaction_no: channelTransactionNo } = row;
  const failure = failureOf(row);
  return {
    paymentNo: row.payment_no,
    method: row.method,
    tender: row.channel,
    state: stateOf(row),
    amountFen: row.amount_fen,
    startedAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...(paidAt === null ? {} : { paidAt: paidAt.toISOString() }),
    ...(channelTransactionNo === null ? {} : { channelTransactionNo }),
    ...(failure === undefined ? {} : { failure }),
    ...(receivedFen === null
      ? {}
      : { receivedFen: Fen.parse(receivedFen), changeFen: Fen.parse(receivedFen - row.amount_fen) }),
  };
}

function stateOf({
  state,
  cancel_asked_at: cancelAskedAt,
  refusal_code: refusalCode,
}: AttemptRow): TillPayment['state'] {
  switch (state) {
    case 'created':
    case 'pending':
      return cancelAskedAt === null ? 'waiting' : 'cancelling';
    case 'reversing':
      return 'cancelling';
    case 'succeeded':
      return 'paid';
    case 'reversed':
    case 'closed':
      return cancelAskedAt !== null && refusalCode === null ? 'cancelled' : 'failed';
  }
}

function failureOf(row: AttemptRow): TillPayment['failure'] {
  const { refusal_code: channelCode, cancel_asked_at: cancelAskedAt } = row;
  if (row.state !== 'reversed' && row.state !== 'closed') return undefined;
  if (channelCode !== null) return { ...sentence(refusalOf(channelCode)), channelCode };
  return sentence(cancelAskedAt === null ? 'payment.timed_out' : 'payment.cancelled');
}

function refusalOf(channelCode: string): ErrorCode {
  if (CODE_SPENT.has(channelCode)) return 'payment.code_spent';
  return NOT_ENOUGH.has(channelCode) ? 'payment.not_enough' : 'payment.refused';
}

function sentence(code: ErrorCode): { code: string; message: string } {
  return { code, message: ERRORS[code].message };
}
