import { setTimeout } from 'node:timers/promises';
import { newStation, newTapped, startHouse, type TestHouse } from '../app/testing';
import { keepAsking } from './keepAsking';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
// What another test left waiting would be asked about too.
beforeEach(() => house.rows(`update payments set state = 'closed', closed_at = now()`));
afterAll(() => house.stop());

const inSeconds = (seconds: number): Date => new Date(Date.now() + 1_000 * seconds);
const tapped = async () => await newTapped(house, await newStation(house));
const questionsAbout = async (paymentNo: string): Promise<number> => {
  const answer = await house.control(`/requests?out_trade_no=${paymentNo}`);
  return (answer as { requests: { api: string }[] }).requests.filter(({ api }) => api === 'query').length;
};

const untilBegun = async (paymentNo: string): Promise<void> => {
  const begun = () => house.rows(`select from payments where payment_no = $1 and asks > 0`, [paymentNo]);
  while ((await begun()).length === 0) await setTimeout(10);
};

test('of several workers that find a payment due, one asks the channel', async () => {
  const { paymentNo } = await tapped();

  const asked = await Promise.all([1, 2, 3, 4].map(() => keepAsking(house)(inSeconds(6))));

  expect(Math.max(...asked)).toBe(1);
  expect(await questionsAbout(paymentNo)).toBe(1);
});

test('nobody is asked before the time has come, and after an answer that decides nothing the pause of the schedule is kept', async () => {
  const { paymentNo } = await tapped();
  const ask = keepAsking(house);

  expect(await ask(inSeconds(4))).toBe(0);
  expect(await ask(inSeconds(6))).toBe(1);
  expect(await ask(inSeconds(30))).toBe(0);
  expect(await ask(inSeconds(37))).toBe(1);
  expect(await questionsAbout(paymentNo)).toBe(2);
});

test('a channel that is slow about one payment holds up no other, and is not asked a second time meanwhile', async () => {
  const [slow, other] = [await tapped(), await tapped()];
  await house.goWrong([{ name: 'answer-slow', ms: 4_000, on: ['query'] }], slow.paymentNo);
  await house.rows(`update payments set ask_at = $2 where payment_no = $1`, [other.paymentNo, inSeconds(100)]);
  const ask = keepAsking(house);

  const answers: string[] = [];
  const first = ask(inSeconds(6)).then(() => answers.push('slow'));
  await untilBegun(slow.paymentNo);
  // Long past its next question as well.
  await ask(inSeconds(300)).then(() => answers.push('other'));
  await first;

  expect(answers).toEqual(['other', 'slow']);
  expect([await questionsAbout(slow.paymentNo), await questionsAbout(other.paymentNo)]).toEqual([1, 1]);
});

test('a database that is slow to say what is due is not asked a second time meanwhile', async () => {
  await tapped();
  const ask = keepAsking(house);
  const held = house.rows('begin; lock table payments; select pg_sleep(0.5); commit');
  const locks = `select from pg_locks where relation = 'payments'::regclass and mode = 'AccessExclusiveLock' and granted`;
  while ((await house.rows(locks)).length === 0) await setTimeout(5);

  expect(await Promise.all([ask(inSeconds(6)), ask(inSeconds(6)), ask(inSeconds(6))])).toEqual([1, 0, 0]);
  await held;
});

test('a question that fails takes no other with it, and is said', async () => {
  const [broken, other] = [await tapped(), await tapped()];
  await house.rows(`update payments set channel = 'alipay' where payment_no = $1`, [broken.paymentNo]);
  const { alipay: _, ...channels } = house.channels;

  await expect(keepAsking({ ...house, channels })(inSeconds(6))).rejects.toThrow('alipay');

  expect(await questionsAbout(other.paymentNo)).toBe(1);
});

test('a payment that waits always has its next question', async () => {
  const { paymentNo } = await tapped();

  await expect(house.rows(`update payments set ask_at = null where payment_no = $1`, [paymentNo])).rejects.toThrow(
    'payments_waiting_is_asked',
  );
});
