import type { OrderId, StationId } from '@jiayou/contract';
import type { ChannelCode, PaymentNo } from '../channel';
import { one, run, statement, type Tx } from '../platform/db';
import { newNumber } from '../platform/ids';
import { firstQuestionAt } from './keepAsking';
import { notePayment, PAYMENT_COLUMNS, type PaymentRow } from './paymentRow';

export interface NewPayment {
  readonly order: { readonly id: OrderId; readonly stationId: StationId; readonly payableFen: number };
  readonly channel: ChannelCode;
  readonly method: PaymentRow['method'];
  readonly account: { readonly accountNo: string; readonly codeApi?: 'v3' | 'v2' };
  /** Shown to the payer. */
  readonly description: string;
  readonly expiresAt: Date;
  readonly payer?: { readonly appId: string; readonly openId: string };
  readonly driverId?: string;
  /** Of an attempt made at a till: which one, and its action. */
  readonly tillId?: string;
  readonly actionId?: string;
  readonly receivedFen?: number;
}

const insert = statement<PaymentRow>(
  'payment.insert',
  `insert into payments (payment_no, order_id, station_id, channel, method, merchant_account_no, code_api, payer_app_id, payer_open_id,
     driver_id, till_id, action_id, state, amount_fen, description, received_fen, created_at, expires_at, ask_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'created', $13, $14, $15, $16, $17, $18) returning ${PAYMENT_COLUMNS}`,
);

/** Writes an attempt to collect down, and when its channel is asked about it: committed before its channel hears of it. The order is locked. */
export async function insertPayment(tx: Tx, payment: NewPayment, now: Date): Promise<PaymentRow> {
  const { order, channel, method, account, payer, driverId, tillId, actionId, expiresAt } = payment;
  const paymentNo = newNumber('P', now) as PaymentNo;
  const who = [payer?.appId, payer?.openId, driverId, tillId, actionId].map((value) => value ?? null);
  const what = [order.payableFen, payment.description, payment.receivedFen ?? null];
  const where = [paymentNo, order.id, order.stationId, channel, method, account.accountNo, account.codeApi ?? null];
  const when = [now, expiresAt, firstQuestionAt(method, now) ?? null];
  // Sent together and done in this order: one wait instead of two.
  const [rows] = await Promise.all([
    run(tx, insert, [...where, ...who, ...what, ...when]),
    notePayment(tx, paymentNo, { at: now, kind: 'created', detail: { method, channel } }),
  ]);
  return one(rows);
}
