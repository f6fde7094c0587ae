import type { Fen } from '@jiayou/contract';
import type { LocalBook, PaymentNo } from '../channel';
import type { Clock } from '../platform/clock';
import { brokenConstraint, inTransaction, one, read, run, statement, type Database, type Tx } from '../platform/db';

interface CollectionRow {
  readonly payment_no: PaymentNo;
  readonly account_no: string;
  readonly state: 'collected' | 'closed';
  readonly amount_fen: Fen | null;
  readonly transaction_no: string | null;
  readonly at: Date;
}
interface RefundRow {
  readonly amount_fen: Fen;
  readonly transaction_no: string;
  readonly at: Date;
}
type Collection = NonNullable<Awaited<ReturnType<LocalBook['find']>>>;
type LocalRefund = NonNullable<Awaited<ReturnType<LocalBook['findRefund']>>>;
type NewRefund = Parameters<LocalBook['writeRefund']>[0];

const COLUMNS = 'payment_no, account_no, state, amount_fen, transaction_no, at';
const write = statement(
  'local.write',
  `insert into local_collections (payment_no, channel, account_no, state, amount_fen, transaction_no, at)
   values ($1, $2, $3, $4, $5, $6, $7) on conflict (payment_no) do nothing`,
);
const byNo = statement<CollectionRow>('local.by-no', `select ${COLUMNS} from local_collections where payment_no = $1`);
const takeBack = statement(
  'local.take-back',
  `update local_collections set given_back_fen = given_back_fen + $2
   where payment_no = $1 and state = 'collected' and given_back_fen + $2 <= amount_fen returning payment_no`,
);
const lock = statement('local.lock', 'select 1 from local_collections where payment_no = $1 for update');
const writeBack = statement(
  'local.write-back',
  'insert into local_refunds (refund_no, payment_no, account_no, amount_fen, transaction_no, at) values ($1, $2, $3, $4, $5, $6)',
);
const refundByNo = statement<RefundRow>(
  'local.refund-by-no',
  'select amount_fen, transaction_no, at from local_refunds where refund_no = $1',
);

/** The book of cash and cards, in our own database. */
export function createLocalBook(db: Database, clock: Clock): LocalBook {
  return {
    writeCollected: async ({ channel, accountNo, paymentNo, amountFen, transactionNo, at }) => {
      const values = [paymentNo, channel, accountNo, 'collected', amountFen, transactionNo, at];
      try {
        await read(db, write, values);
      } catch (error) {
        if (brokenConstraint(error) === 'local_collections_reference') return 'reference-used';
        throw error;
      }
      return toCollection(one(await read(db, byNo, [paymentNo])));
    },
    writeClosed: async ({ channel, accountNo, paymentNo }) => {
      await read(db, write, [paymentNo, channel, accountNo, 'closed', null, null, clock()]);
      return toCollection(one(await read(db, byNo, [paymentNo])));
    },
    find: async (paymentNo) => (await read(db, byNo, [paymentNo])).map(toCollection)[0],
    writeRefund: async (entry) => {
      try {
        return await inTransaction(db, (tx) => writeRefund(tx, entry, clock()));
      } catch (error) {
        if (brokenConstraint(error) === 'local_refunds_reference') return 'reference-used';
        throw error;
      }
    },
    findRefund: async (refundNo) => (await read(db, refundByNo, [refundNo])).map(toRefund)[0],
  };
}

async function writeRefund(tx: Tx, entry: NewRefund, now: Date): Promise<LocalRefund | 'refused'> {
  const { refundNo, paymentNo, accountNo, amountFen, transactionNo } = entry;
  await run(tx, lock, [paymentNo]);
  const [known] = await run(tx, refundByNo, [refundNo]);
  if (known !== undefined) return toRefund(known);
  if ((await run(tx, takeBack, [paymentNo, amountFen])).length === 0) return 'refused';
  await run(tx, writeBack, [refundNo, paymentNo, accountNo, amountFen, transactionNo, now]);
  return toRefund(one(await run(tx, refundByNo, [refundNo])));
}

function toCollection(row: CollectionRow): Collection {
  const {
    payment_no: paymentNo,
    account_no: accountNo,
    amount_fen: amountFen,
    transaction_no: transactionNo,
    at,
  } = row;
  if (amountFen === null || transactionNo === null) return { state: 'closed', paymentNo, accountNo };
  return { state: 'collected', paymentNo, accountNo, amountFen, transactionNo, at };
}

function toRefund({ amount_fen: amountFen, transaction_no: transactionNo, at }: RefundRow): LocalRefund {
  return { amountFen, transactionNo, at };
}
