import type { Fen, OrderId, StationId } from '@jiayou/contract';
import type { ChannelCode, Merchant, PaymentNo } from '../channel';
import { one, run, statement, type Tx } from '../platform/db';
import { PAYMENT_NEXT, type PaymentState } from './paymentState';

/** One attempt to collect an order, as it stands in the database. */
export interface PaymentRow {
  readonly payment_no: PaymentNo;
  readonly order_id: OrderId;
  readonly station_id: StationId;
  readonly channel: ChannelCode;
  readonly method: 'wallet' | 'code' | 'qr' | 'card' | 'cash';
  readonly merchant_account_no: string;
  readonly code_api: 'v3' | 'v2' | null;
  readonly app_auth_token: string | null;
  readonly payer_app_id: string | null;
  readonly payer_open_id: string | null;
  readonly driver_id: string | null;
  readonly till_id: string | null;
  readonly state: PaymentState;
  readonly amount_fen: Fen;
  readonly description: string;
  readonly prepay_id: string | null;
  readonly code_url: string | null;
  readonly received_fen: number | null;
  readonly cancel_asked_at: Date | null;
  readonly created_at: Date;
  readonly expires_at: Date;
}

// The token may have been renewed since the payment began: the account's newest is used.
const TOKEN = `(select a.app_auth_token from merchant_accounts a where a.station_id = payments.station_id
  and a.channel = payments.channel and a.account_no = payments.merchant_account_no) as app_auth_token`;
export const PAYMENT_COLUMNS = `payment_no, order_id, station_id, channel, method, merchant_account_no, code_api, ${TOKEN},
  payer_app_id, payer_open_id, driver_id, till_id, state, amount_fen, description, prepay_id, code_url, received_fen, cancel_asked_at,
  created_at, expires_at`;

const lock = statement<PaymentRow>(
  'payment.lock',
  `select ${PAYMENT_COLUMNS} from payments where payment_no = $1 for update`,
);
/** The one payment of an order whose end is open. */
export const livePayment = statement<PaymentRow>(
  'payment.live',
  `select ${PAYMENT_COLUMNS} from payments where order_id = $1 and state in ('created', 'pending', 'reversing')`,
);
/** What an action of a till began. */
export const paymentByAction = statement<PaymentRow>(
  'payment.by-action',
  `select ${PAYMENT_COLUMNS} from payments where till_id = $1 and action_id = $2`,
);
const addEvent = statement(
  'payment.event',
  'insert into payment_events (payment_no, at, kind, detail) values ($1, $2, $3, $4)',
);
const openCase = statement(
  'payment.case',
  `insert into payment_cases (payment_no, kind, detail, opened_at) values ($1, $2, $3, $4) on conflict do nothing`,
);

/** The station's account, as its channel knows it. */
export function merchantOf(payment: Pick<PaymentRow, 'merchant_account_no' | 'code_api' | 'app_auth_token'>): Merchant {
  const { merchant_account_no: accountNo, code_api: codeApi, app_auth_token: appAuthToken } = payment;
  return { accountNo, ...(codeApi === null ? {} : { codeApi }), ...(appAuthToken === null ? {} : { appAuthToken }) };
}

/** Holds a payment until the transaction ends; nothing when there is none. */
export async function lockPayment(tx: Tx, paymentNo: PaymentNo): Promise<PaymentRow | undefined> {
  return (await run(tx, lock, [paymentNo]))[0];
}

/** Runs the one statement that moves a payment; its table of moves and the row must agree, or it is a bug. */
export async function movePayment(
  tx: Tx,
  payment: PaymentRow,
  move: { readonly to: PaymentState; readonly by: ReturnType<typeof statement>; readonly values: readonly unknown[] },
): Promise<void> {
  const { payment_no: no, state } = payment;
  if (!PAYMENT_NEXT[state].includes(move.to)) throw new Error(`payment ${no}: ${state} cannot become ${move.to}`);
  one(await run(tx, move.by, [no, state, ...move.values]));
}

/** Notes what was said or heard about a payment. */
export async function notePayment(
  tx: Tx,
  paymentNo: string,
  event: { readonly at: Date; readonly kind: string; readonly detail?: Readonly<Record<string, unknown>> },
): Promise<void> {
  await run(tx, addEvent, [paymentNo, event.at, event.kind, JSON.stringify(event.detail ?? {})]);
}

export type PaymentCaseKind =
  | 'amount-differs'
  | 'merchant-differs'
  | 'payment-unknown'
  | 'reverse-refused'
  | 'refund-abnormal'
  | 'refund-differs'
  | 'refund-unknown';

/** Puts something a person must look at on the list, once. */
export async function openPaymentCase(
  tx: Tx,
  paymentNo: string,
  found: { readonly kind: PaymentCaseKind; readonly detail: Readonly<Record<string, unknown>>; readonly at: Date },
): Promise<void> {
  await run(tx, openCase, [paymentNo, found.kind, JSON.stringify(found.detail), found.at]);
}
