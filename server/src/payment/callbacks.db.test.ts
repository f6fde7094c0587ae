import { checkLaws, changes, newStation, newTapped, send, snapshot, startHouse, type TestHouse } from '../app/testing';
import type { PaymentNo } from '../channel';

let house: TestHouse;
let paymentNo: PaymentNo;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  ({ paymentNo } = await newTapped(house, await newStation(house)));
  await house.confirm(paymentNo);
});
afterAll(() => house.stop());

test.each([
  ['signed by somebody else', 'callback-forged', 401],
  ['that tests whether we verify', 'callback-signtest', 401],
  ['an hour old', 'callback-old', 401],
  ['whose content was altered', 'callback-altered', 401],
] as const)('a callback %s changes nothing anywhere, and the honest one after it pays', async (_, scenario, status) => {
  await house.goWrong([{ name: scenario }], paymentNo);
  const before = await snapshot(house);

  expect(await house.callBack(paymentNo)).toBe(status);
  expect(changes(before, await snapshot(house))).toEqual([]);

  expect(await house.callBack(paymentNo)).toBe(200);
  await checkLaws(house);
});

test.each([
  ['nothing', '', {}, 401],
  ['no signature', '{}', { 'content-type': 'application/json' }, 401],
  ['half of the headers', '{}', { 'wechatpay-timestamp': '1', 'wechatpay-nonce': 'n' }, 401],
  [
    'a key nobody knows',
    '{}',
    {
      'wechatpay-timestamp': String(Math.floor(Date.now() / 1000)),
      'wechatpay-nonce': 'n',
      'wechatpay-serial': 'PUB_KEY_ID_0000000000',
      'wechatpay-signature': 'c2lnbmF0dXJl',
    },
    401,
  ],
  ['more than anybody may send', 'x'.repeat(70_000), {}, 500],
])('a message with %s is refused in the words of the channel and changes nothing', async (_, body, headers, status) => {
  const before = await snapshot(house);

  const answer = await send(`${house.url}/callbacks/wechat-pay`, { method: 'POST', body, headers });

  expect(answer).toMatchObject({ status, body: { code: 'FAIL', message: expect.stringMatching(/\p{Script=Han}/u) } });
  expect(changes(before, await snapshot(house))).toEqual([]);
});
