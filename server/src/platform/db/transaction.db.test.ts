import { freshDatabase } from '@jiayou/config/stack';
import { openDatabase, type Database } from './database';
import { commitWith, inTransaction, read, run, statement, type Tx } from './transaction';

const add = statement('test.add', 'insert into entries values ($1)');
const all = statement<{ n: number }>('test.all', 'select n from entries order by n');
const cut = statement('test.cut', 'select pg_terminate_backend(pg_backend_pid())');

let db: Database;
beforeEach(async () => {
  db = openDatabase(await freshDatabase(), 1);
  await db.pool.query('create table entries (n int primary key)');
});
afterEach(() => db.close());

const entries = async () => (await read(db, all)).map(({ n }) => n);

test('statements sent together are one transaction, done in the order they were sent', async () => {
  const seen = await inTransaction(db, async (tx) => {
    const [, , rows] = await Promise.all([run(tx, add, [1]), run(tx, add, [2]), run(tx, all)]);
    expect(await entries()).toEqual([]);
    return rows;
  });

  expect(seen).toEqual([{ n: 1 }, { n: 2 }]);
  expect(await entries()).toEqual([1, 2]);
});

test('a throw takes back what was written, also what was sent beside it', async () => {
  const failing = inTransaction(db, (tx) => Promise.all([run(tx, add, [1]), Promise.reject(new Error('no'))]));

  await expect(failing).rejects.toThrow('no');
  await inTransaction(db, (tx) => run(tx, add, [2]));

  expect(await entries()).toEqual([2]);
});

test('work that swallows a failed statement has not happened, and hears it', async () => {
  await inTransaction(db, (tx) => run(tx, add, [1]));

  const swallowing = inTransaction(db, async (tx) => {
    await run(tx, add, [2]);
    await run(tx, add, [1]).catch(() => undefined);
  });

  await expect(swallowing).rejects.toThrow('a statement failed');
  expect(await entries()).toEqual([1]);
});

test('a commit sent with the last statements keeps them all, or none when one fails', async () => {
  await expect(inTransaction(db, (tx) => addLast(tx, [3, 3]))).rejects.toMatchObject({ code: '23505' });
  expect(await entries()).toEqual([]);

  await inTransaction(db, (tx) => addLast(tx, [3, 4]));
  expect(await entries()).toEqual([3, 4]);
});

test('a statement that comes behind the commit is refused, and not written by itself', async () => {
  const late = inTransaction(db, async (tx) => {
    await commitWith(tx, run(tx, add, [1]));
    await run(tx, add, [2]);
  });

  await expect(late).rejects.toThrow('behind the commit');
  expect(await entries()).toEqual([1]);
});

test('a connection that is cut in the middle takes its transaction along and serves nobody again', async () => {
  const cutOff = inTransaction(db, async (tx) => {
    await run(tx, add, [1]);
    await run(tx, cut);
  });

  await expect(cutOff).rejects.toMatchObject({ code: '57P01' });
  await inTransaction(db, (tx) => run(tx, add, [2]));

  expect(await entries()).toEqual([2]);
});

function addLast(tx: Tx, entered: readonly number[]) {
  return commitWith(tx, Promise.all(entered.map((n) => run(tx, add, [n]))));
}
