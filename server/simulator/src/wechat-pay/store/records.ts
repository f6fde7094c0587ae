import type { Told } from '../../world/deliver';
import type { Plan } from '../../world/plans';
import type { Scenario } from '../scenario/scenarios';

/** The last three are known to payments by code only. */
type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'USERPAYING' | 'PAYERROR' | 'REVOKED';
type TradeType = 'JSAPI' | 'NATIVE' | 'MICROPAY';

export interface Trade {
  spMchid: string;
  subMchid: string;
  outTradeNo: string;
  tradeType: TradeType;
  /** Which API it came by. */
  api: 'v3' | 'v2';
  spAppid?: string | undefined;
  subAppid?: string | undefined;
  spOpenid?: string | undefined;
  subOpenid?: string | undefined;
  /** Who holds the phone; nobody yet while no one scanned a native code. */
  user: string;
  description: string;
  attach?: string | undefined;
  deviceId?: string | undefined;
  /** A payment by code has none: its answer and its query tell all. */
  notifyUrl?: string | undefined;
  totalFen: number;
  expiresMs: number;
  /** The first request as received; a second one must equal it. */
  fingerprint: string;
  /** prepay_ids, or what the code_urls of a native trade carry: of those only the newest is good. */
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
  /** In whose format its callback speaks. */
  api: 'v3' | 'v2';
  fundsAccount: 'AVAILABLE' | 'UNSETTLED';
  fingerprint: string;
  status: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';
  createdMs: number;
  dueMs: number;
  successMs?: number;
}

export interface Notification extends Told {
  id: string;
  spMchid: string;
  outTradeNo: string;
  outRefundNo?: string | undefined;
  eventType: 'TRANSACTION.SUCCESS' | 'REFUND.SUCCESS' | 'REFUND.ABNORMAL' | 'REFUND.CLOSED';
  api: 'v3' | 'v2';
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

export type StoreRecord =
  | { kind: 'trade'; value: Trade }
  | { kind: 'refund'; value: Refund }
  | { kind: 'notification'; value: Notification }
  | { kind: 'person'; value: Person }
  | { kind: 'plan'; value: Plan<Scenario> }
  | { kind: 'reset' };
