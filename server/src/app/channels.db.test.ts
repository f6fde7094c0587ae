import { Fen } from '@jiayou/contract';
import type { Channel, Merchant, PaymentNo } from '../channel';
import { systemClock } from '../platform/clock';
import { newNumber } from '../platform/ids';
import { newStation, startHouse, type TestHouse } from './testing';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const newPaymentNo = () => newNumber('P', systemClock()) as PaymentNo;

async function accountAt(code: 'wechat-pay' | 'alipay', codeApi: 'v3' | 'v2') {
  const station = await newStation(house, { codeApi });
  const [row] = await house.rows<{ account_no: string; app_auth_token: string | null; code_api: 'v3' | 'v2' | null }>(
    'select account_no, app_auth_token, code_api from merchant_accounts where station_id = $1 and channel = $2',
    [station, code],
  );
  const channel = house.channels[code];
  if (channel === undefined || row === undefined) throw new Error(`${code} is not set up`);
  const merchant: Merchant = {
    accountNo: row.account_no,
    ...(row.app_auth_token && { appAuthToken: row.app_auth_token }),
    ...(row.code_api && { codeApi: row.code_api }),
  };
  return { channel, merchant };
}

interface Account {
  readonly channel: Channel;
  readonly merchant: Merchant;
}

function tradeAt({ merchant }: Account) {
  return {
    merchant,
    paymentNo: newPaymentNo(),
    amountFen: Fen.parse(20_000),
    description: '92# 26.25升',
    stationCode: 'T1',
  };
}

test.each([
  ['wechat-pay', 'v3'],
  ['wechat-pay', 'v2'],
  ['alipay', 'v3'],
] as const)("a payer's code is collected from at %s (%s) as the house is set up", async (code, codeApi) => {
  const account = await accountAt(code, codeApi);
  const trade = tradeAt(account);
  const authCode = await house.payerCode(code);
  expect(await account.channel.codes?.pay({ ...trade, authCode, tillId: 'till-1' })).toMatchObject({
    state: 'succeeded',
    amountFen: 20_000,
    merchant: { accountNo: account.merchant.accountNo },
  });
  const { merchant, paymentNo, amountFen } = trade;
  const refund = { merchant, paymentNo, refundNo: newNumber('R', systemClock()) as never, paidFen: amountFen };
  await account.channel.refund({ ...refund, refundFen: Fen.parse(100), reason: '少加了油' });
  expect(await account.channel.query(merchant, paymentNo)).toMatchObject({ state: 'succeeded' });
});

test.each(['wechat-pay', 'alipay'] as const)('a code to be scanned is shown and paid at %s', async (code) => {
  const account = await accountAt(code, 'v3');
  const trade = tradeAt(account);
  const shown = await account.channel.qr?.create({ ...trade, expiresAt: new Date(systemClock().getTime() + 600_000) });
  expect(await house.scan(shown?.codeUrl ?? '')).toBe(true);
  const wallet = code === 'alipay' ? house.alipay : house;
  expect(await wallet.confirm(trade.paymentNo)).toBe('paid');
  expect(await account.channel.query(account.merchant, trade.paymentNo)).toMatchObject({ state: 'succeeded' });
});

test("Alipay's code opens the payer's phone", async () => {
  const account = await accountAt('alipay', 'v3');
  const expiresAt = new Date(systemClock().getTime() + 600_000);
  const shown = await account.channel.qr?.create({ ...tradeAt(account), expiresAt });
  expect((await fetch(shown?.codeUrl ?? '')).status).toBe(200);
});

test('a chain without Alipay has no such channel and no address for it', async () => {
  const wechatOnly = await startHouse({ alipay: undefined, wechatPayV2: undefined });
  expect(wechatOnly.channels.alipay).toBeUndefined();
  expect((await fetch(`${wechatOnly.url}/callbacks/alipay`, { method: 'POST' })).status).toBe(404);
  await wechatOnly.stop();
});
