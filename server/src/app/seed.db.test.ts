import { join } from 'node:path';
import { seed } from './seed';
import { changes, snapshot, startHouse, type TestHouse } from './testing';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
  await seed(house.db, seeds);
});
afterAll(() => house.stop());

const seeds = join(__dirname, '../../seeds');

/** Making a code is audited. */
const freshCodes = ['public.activation_codes', 'public.audit_entries'];

test('seeding again adds nothing but fresh activation codes', async () => {
  const before = await snapshot(house);
  await seed(house.db, seeds);
  expect(changes(before, await snapshot(house))).toEqual(freshCodes);
});

test('what a person changed in the demo stays as they left it', async () => {
  await house.rows(`update products set price_fen = 999, enabled = false where name = '牛肉干 50g'`);
  await house.rows(`update merchant_accounts set enabled = false where channel = 'alipay'`);
  const before = await snapshot(house);
  await seed(house.db, seeds);
  expect(changes(before, await snapshot(house))).toEqual(freshCodes);
});

test('a demo from before there were three wallets and goods gets them', async () => {
  await house.rows(`delete from merchant_accounts where channel <> 'wechat-pay'`);
  await house.rows('delete from products');
  await seed(house.db, seeds);
  const [count] = await house.rows(
    `select (select count(*) from stations)::int as stations, (select count(*) from products)::int as products,
       (select count(*) from merchant_accounts)::int as accounts`,
  );
  expect(count).toEqual({ stations: 6, products: 15, accounts: 18 });
});

test('every station is paid by WeChat Pay, Alipay and card, one of them by V2 codes', async () => {
  const accounts = await house.rows<{
    code: string;
    account_no: string;
    token: string | null;
    code_api: string | null;
  }>(
    `select s.code, a.account_no, a.app_auth_token as token, a.code_api from merchant_accounts a
     join stations s on s.id = a.station_id where s.code in ('D0001', 'D0002') order by s.code, a.channel desc`,
  );
  expect(accounts).toEqual([
    { code: 'D0001', account_no: '1900000101', token: null, code_api: 'v3' },
    { code: 'D0001', account_no: '898311900000101', token: null, code_api: null },
    { code: 'D0001', account_no: '2088001900000101', token: '202611BB1900000101', code_api: null },
    { code: 'D0002', account_no: '1900000102', token: null, code_api: 'v2' },
    { code: 'D0002', account_no: '898311900000102', token: null, code_api: null },
    { code: 'D0002', account_no: '2088001900000102', token: '202611BB1900000102', code_api: null },
  ]);
});

test('every barcode is an EAN-13 that a scanner would accept', async () => {
  const products = await house.rows<{ barcode: string }>('select barcode from products');
  for (const { barcode } of products) {
    expect(barcode).toMatch(/^69\d{11}$/);
    const weighted = Array.from(barcode, (digit, index) => Number(digit) * (index % 2 === 0 ? 1 : 3));
    expect(weighted.reduce((sum, value) => sum + value, 0) % 10).toBe(0);
  }
});
