import type { Told } from '../../world/deliver';
import type { Plan } from '../../world/plans';
import type { Scenario } from '../scenario/scenarios';

/** Until somebody scans its code a trade is none: UNSCANNED, or VOID when it can no more be scanned. */
type TradeStatus = 'UNSCANNED' | 'VOID' | 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_FINISHED' | 'TRADE_CLOSED';

export interface Trade {
  appId: string;
  /** Whose trade it is: numbers are unique under a merchant. */
  pid: string;
  outTradeNo: string;
  /** Alipay's number; its trade begins with it. */
  tradeNo?: string;
  /** What the code to be scanned ends with. */
  qrId?: string;
  /** Who pays; nobody yet while no one scanned. */
  user: string;
  subject: string;
  storeId?: string | undefined;
  terminalId?: string | undefined;
  notifyUrl?: string | undefined;
  totalFen: number;
  expiresMs: number;
  /** The request as received; a second one with its number must equal it. */
  fingerprint: string;
  status: TradeStatus;
  createdMs: number;
  paidMs?: number;
  closedMs?: number;
  /** What a cancellation did. */
  cancelled?: 'close' | 'refund';
  refunds: Refund[];
  /** How often the payer's wallet refused. */
  refusals: number;
}

export interface Refund {
  requestNo: string;
  fen: number;
  /** `lost`: answered, and never done. */
  state: 'waiting' | 'done' | 'lost';
  dueMs: number;
}

export interface Notice extends Told {
  id: string;
  appId: string;
  pid: string;
  outTradeNo: string;
  requestNo?: string | undefined;
  /** Fixed when it happened; only the time and the signature are new at every try. */
  fields: Record<string, string>;
}

export type AlipayRecord =
  | { kind: 'trade'; value: Trade }
  | { kind: 'notice'; value: Notice }
  | { kind: 'plan'; value: Plan<Scenario> }
  | { kind: 'reset' };
