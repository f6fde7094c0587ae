import type { OrderId, RefundState, StationId, Tender, TillRefund } from '@jiayou/contract';
import type { Merchant, PaymentNo, RefundNo, RefundRequest } from '../channel';
import { one, run, statement, type Statement, type Tx } from '../platform/db';
import { REFUND_NEXT } from './refundState';

export interface RefundRow {
  readonly refund_no: RefundNo;
  readonly payment_no: PaymentNo;
  readonly order_id: OrderId;
  readonly station_id: StationId;
  readonly amount_fen: number;
  /** Null, like `goods_fen` and `requested_by`, when the software gives money back by itself. */
  readonly fuel_fen: number | null;
  readonly goods_fen: number | null;
  readonly cause: TillRefund['cause'];
  readonly reason: string;
  readonly state: RefundState;
  readonly requested_by: string | null;
  readonly decided_by: string | null;
  readonly carried_out_by: string | null;
  readonly channel_refund_no: string | null;
  readonly failure_code: string | null;
  readonly channel: Tender;
  readonly method: string;
  readonly merchant_account_no: string;
  readonly app_auth_token: string | null;
  readonly code_api: 'v3' | 'v2' | null;
  readonly paid_fen: number;
}

export const REFUNDS = `select r.refund_no, r.payment_no, r.order_id, r.station_id, r.amount_fen, r.fuel_fen, r.goods_fen, r.cause, r.reason,
    r.state, r.requested_by, r.decided_by, r.carried_out_by, r.channel_refund_no, r.failure_code, p.channel, p.method,
    p.merchant_account_no, p.code_api, p.amount_fen as paid_fen, (select a.app_auth_token from merchant_accounts a
      where a.station_id = p.station_id and a.channel = p.channel and a.account_no = p.merchant_account_no) as app_auth_token
  from refunds r join payments p on p.payment_no = r.payment_no`;

const lockPayment = statement(
  'refund.lock-payment',
  'select 1 from payments where payment_no = (select payment_no from refunds where refund_no = $1) for update',
);
const lockOrder = statement(
  'refund.lock-order',
  'select 1 from orders where id = (select order_id from refunds where refund_no = $1) for update',
);
const lock = statement<RefundRow>('refund.lock', `${REFUNDS} where r.refund_no = $1 for update of r`);

/** Holds a refund, its payment and its order (in the order all take them) until the transaction ends; nothing when there is none. */
export async function lockRefund(tx: Tx, refundNo: string): Promise<RefundRow | undefined> {
  // Sent together and done in this order: one wait instead of three.
  const [, , rows] = await Promise.all([
    run(tx, lockPayment, [refundNo]),
    run(tx, lockOrder, [refundNo]),
    run(tx, lock, [refundNo]),
  ]);
  return rows[0];
}

/** Runs the one statement that moves a refund (`$1` its number, `$2` its state); table of moves and row must agree, or it is a bug. */
export async function moveRefund(
  tx: Tx,
  { refund_no: no, state }: RefundRow,
  move: { readonly to: RefundState; readonly by: Statement; readonly values: readonly unknown[] },
): Promise<void> {
  if (!REFUND_NEXT[state].includes(move.to)) throw new Error(`refund ${no}: ${state} cannot become ${move.to}`);
  one(await run(tx, move.by, [no, state, ...move.values]));
}

/** Cash and bank card have no channel that could be told: a cashier hands it out, or lets the terminal do it. */
export const isByHand = ({ method }: Pick<RefundRow, 'method'>): boolean => method === 'cash' || method === 'card';

/** Whether the channel took it on and closed it, so that its share of the payment is free again. */
export const isReleased = ({ state, failure_code: code, requested_by: by }: RefundRow): boolean =>
  state === 'rejected' || (state === 'failed' && code === 'CLOSED' && by !== null);

export function merchantOf(refund: RefundRow): Merchant {
  const { merchant_account_no: accountNo, app_auth_token: appAuthToken, code_api: codeApi } = refund;
  return { accountNo, ...(appAuthToken !== null && { appAuthToken }), ...(codeApi !== null && { codeApi }) };
}

export function toRequest(refund: RefundRow): RefundRequest {
  return {
    merchant: merchantOf(refund),
    refundNo: refund.refund_no,
    paymentNo: refund.payment_no,
    refundFen: refund.amount_fen as RefundRequest['refundFen'],
    paidFen: refund.paid_fen as RefundRequest['paidFen'],
    reason: refund.reason,
  };
}
