import { run, statement, type Tx } from '../platform/db';
import type { BusinessDate } from '../platform/clock';

const MONEY = {
  'wechat-pay': 'receivable.wechat-pay',
  alipay: 'receivable.alipay',
  'bank-card': 'receivable.bank-card',
  cash: 'cash',
} as const;

type LedgerAccount = (typeof MONEY)[keyof typeof MONEY] | 'sales.fuel' | 'sales.goods' | 'discounts' | 'refunds-due';

/** Where money of a tender is: with its channel, or in the drawer. */
export const moneyAccountOf = (tender: keyof typeof MONEY): LedgerAccount => MONEY[tender];

/** Moves `amountFen` (> 0) from `credit` to `debit`. */
export interface Transfer {
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  readonly amountFen: number;
}

interface LedgerTransaction {
  /** What makes it this one and no other, e.g. `sale:<payment number>`. Posting a key twice breaks a unique index. */
  readonly key: string;
  readonly stationId: string;
  readonly businessDate: BusinessDate;
  readonly occurredAt: Date;
  readonly transfers: readonly Transfer[];
}

const post = statement(
  'ledger.post',
  `insert into ledger_transfers
     (transaction_key, line, station_id, business_date, occurred_at, debit_account, credit_account, amount_fen)
   select $1, row_number() over (), $2, $3, $4, debit, credit, amount
   from unnest($5::text[], $6::text[], $7::bigint[]) as moved (debit, credit, amount)`,
);

/** Appends a transaction. It balances by its shape: each row takes from one account what it gives to another. */
export async function postTransfers(tx: Tx, transaction: LedgerTransaction): Promise<void> {
  const { key, stationId, businessDate, occurredAt, transfers } = transaction;
  await run(tx, post, [
    key,
    stationId,
    businessDate,
    occurredAt,
    transfers.map(({ debit }) => debit),
    transfers.map(({ credit }) => credit),
    transfers.map(({ amountFen }) => amountFen),
  ]);
}
