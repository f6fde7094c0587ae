import type { Scenario } from '../scenario/scenarios';

export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';

export interface Trade {
  spMchid: string;
  subMchid: string;
  outTradeNo: string;
  spAppid: string;
  subAppid?: string | undefined;
  spOpenid?: string | undefined;
  subOpenid?: string | undefined;
  /** Who holds the phone. */
  user: string;
  description: string;
  attach?: string | undefined;
  deviceId?: string | undefined;
  notifyUrl: string;
  totalFen: number;
  expiresMs: number;
  /** The first request as received; a second prepay must equal it. */
  fingerprint: string;
  prepays: { id: string; createdMs: number }[];
  state: TradeState;
  createdMs: number;
  transactionId?: string;
  successMs?: number;
  /** How often the payer's wallet refused. */
  refusals: number;
}

export interface Refund {
  spMchid: string;
  subMchid: string;
  outTradeNo: string;
  outRefundNo: string;
  refundId: string;
  refundFen: number;
  notifyUrl?: string | undefined;
  fundsAccount: 'AVAILABLE' | 'UNSETTLED';
  fingerprint: string;
  status: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';
  createdMs: number;
  dueMs: number;
  successMs?: number;
}

export interface Notification {
  id: string;
  spMchid: string;
  outTradeNo: string;
  outRefundNo?: string | undefined;
  eventType: 'TRANSACTION.SUCCESS' | 'REFUND.SUCCESS' | 'REFUND.ABNORMAL' | 'REFUND.CLOSED';
  url: string;
  createdMs: number;
  state: 'pending' | 'acknowledged' | 'given-up' | 'withheld';
  /** Every try: the receiver's HTTP status, 0 when it did not answer in time, and what was wrong with it on purpose. */
  tries: { atMs: number; status: number; faults: string[] }[];
}

export interface Person {
  openid: string;
  appid: string;
  user: string;
}

/** Kept in memory only: it lives five minutes. */
export interface LoginCode {
  appid: string;
  user: string;
  bornMs: number;
  used: boolean;
}

export interface Plan {
  /** An out_trade_no, an out_refund_no or an sp_mchid. */
  subject: string;
  scenarios: Scenario[];
}

export type StoreRecord =
  | { kind: 'trade'; value: Trade }
  | { kind: 'refund'; value: Refund }
  | { kind: 'notification'; value: Notification }
  | { kind: 'person'; value: Person }
  | { kind: 'plan'; value: Plan }
  | { kind: 'reset' };
