import { Fen } from '@jiayou/contract';
import {
  newActionId,
  newCashier,
  newDesk,
  newStation,
  newTapped,
  openFuel,
  payByCode,
  startHouse,
  workOff,
  type TestHouse,
} from '../app/testing';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

async function newBooked() {
  const stationId = await newStation(house);
  const { call } = await newDesk(house, 'hq-admin');
  const params = { stationId };
  type Account = Parameters<typeof call<'POST /desk/stations/:stationId/accounts'>>[1]['body'];
  return {
    stationId,
    accounts: async () => (await call('GET /desk/stations/:stationId/accounts', { params })).accounts,
    save: (body: Account) => call('POST /desk/stations/:stationId/accounts', { params, body }),
    check: (channel: Account['channel']) =>
      call('POST /desk/stations/:stationId/accounts/check', { params, body: { channel } }),
  };
}

test("the accounts of a station are told, Alipay's token only masked", async () => {
  const { accounts } = await newBooked();

  const told = await accounts();

  expect(told.map(({ channel, enabled }) => [channel, enabled])).toEqual([
    ['wechat-pay', true],
    ['bank-card', true],
    ['alipay', true],
  ]);
  expect(told.find(({ channel }) => channel === 'alipay')?.tokenMasked).toMatch(/^2026\*{4}\d\d$/);
  expect(JSON.stringify(told)).not.toContain('202611BB');
});

test.each(['wechat-pay', 'alipay'] as const)('an account of %s that the channel knows answers', async (channel) => {
  const { check } = await newBooked();
  expect(await check(channel)).toEqual({ outcome: 'answers' });
});

test('an account the channel does not know is refused in the words of the channel', async () => {
  const { save, check } = await newBooked();
  await save({ channel: 'wechat-pay', accountNo: '1999999999', enabled: true });
  const accountNo = '2088999999999999';
  await save({ channel: 'alipay', accountNo, appAuthToken: 'nobody-gave-this', enabled: true });

  expect(await check('wechat-pay')).toMatchObject({ outcome: 'refused', code: 'NO_AUTH' });
  expect(await check('alipay')).toMatchObject({ outcome: 'refused', code: 'aop.invalid-app-auth-token' });
});

test('nobody can be asked about a card account', async () => {
  const { check } = await newBooked();
  expect(await check('bank-card')).toEqual({ outcome: 'local' });
});

test('a changed account takes the next payment; one under way ends on the account it began with', async () => {
  const { stationId, save } = await newBooked();
  const [old] = await house.rows<{ accountNo: string }>(
    `select account_no as "accountNo" from merchant_accounts where station_id = $1 and channel = 'wechat-pay'`,
    [stationId],
  );
  const tapped = await newTapped(house, stationId);

  const next = old?.accountNo === '1900000120' ? '1900000119' : '1900000120';
  await save({ channel: 'wechat-pay', accountNo: next, enabled: true });
  await house.confirm(tapped.paymentNo);
  expect(await house.callBack(tapped.paymentNo)).toBe(200);
  const later = await newTapped(house, stationId);

  const accountOf = async (paymentNo: string) =>
    house.rows('select merchant_account_no as no, state from payments where payment_no = $1', [paymentNo]);
  expect(await accountOf(tapped.paymentNo)).toEqual([{ no: old?.accountNo, state: 'succeeded' }]);
  expect(await accountOf(later.paymentNo)).toEqual([{ no: next, state: 'pending' }]);
});

test('what was paid to an Alipay account goes back from it, also after the station got another one', async () => {
  const { stationId, save } = await newBooked();
  const cashier = await newCashier(house, stationId);
  const order = await openFuel(cashier);
  expect((await payByCode(house, { cashier, order, wallet: 'alipay' })).state).toBe('paid');

  await save({ channel: 'alipay', accountNo: '2088999999999999', appAuthToken: 'another-token', enabled: true });
  const body = { actionId: newActionId(), fuelFen: Fen.parse(100), goodsFen: Fen.parse(0), reason: '加错油枪' };
  await cashier.call('POST /till/bills/:orderId/refunds', { params: { orderId: order.id }, body });
  await workOff(house, { early: true });

  expect(await house.rows('select state from refunds where order_id = $1', [order.id])).toEqual([
    { state: 'succeeded' },
  ]);
});

test('the known token stays when none is sent; another account wants its own', async () => {
  const { stationId, save, accounts } = await newBooked();
  const alipay = (await accounts()).find(({ channel }) => channel === 'alipay');
  const accountNo = alipay?.accountNo ?? '';

  expect(await save({ channel: 'alipay', accountNo, enabled: false })).toMatchObject({
    enabled: false,
    tokenMasked: alipay?.tokenMasked,
  });
  const other = save({ channel: 'alipay', accountNo: '2088999999999999', enabled: true });
  await expect(other).rejects.toMatchObject({ code: 'account.token_needed' });

  const audits = await house.rows<{ entry: string }>(
    `select (detail, before, after)::text as entry from audit_entries where station_id = $1 and action = 'station.account'`,
    [stationId],
  );
  expect(audits).toHaveLength(1);
  expect(audits[0]?.entry).not.toContain('202611BB');
});

test.each([
  ['wechat-pay', '12345'],
  ['wechat-pay', '2088999999999999'],
  ['alipay', '1900000101'],
] as const)('%s has no account %s', async (channel, accountNo) => {
  const { save } = await newBooked();
  const wish = save({ channel, accountNo: accountNo.padEnd(6, '0'), enabled: true });
  await expect(wish).rejects.toMatchObject({ code: 'account.malformed' });
});

test('an account that was given back is current again', async () => {
  const { stationId, save, accounts } = await newBooked();
  const first = (await accounts()).find(({ channel }) => channel === 'wechat-pay')?.accountNo ?? '';
  await save({ channel: 'wechat-pay', accountNo: '1999999999', enabled: true });
  await save({ channel: 'wechat-pay', accountNo: first, enabled: true });

  expect((await accounts()).filter(({ channel }) => channel === 'wechat-pay')).toMatchObject([{ accountNo: first }]);
  const rows = await house.rows(
    `select is_current from merchant_accounts where station_id = $1 and channel = 'wechat-pay' order by is_current`,
    [stationId],
  );
  expect(rows).toEqual([{ is_current: false }, { is_current: true }]);
});
