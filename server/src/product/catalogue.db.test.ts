import { randomUUID } from 'node:crypto';
import type { StationId } from '@jiayou/contract';
import { newCashier, newPrice, newStation, startHouse, type TestHouse } from '../app/testing';
import { inTransaction } from '../platform/db';
import { findProducts } from './findProducts';
import { viewCatalogue } from './viewCatalogue';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
afterEach(() => house.rows('delete from products'));

interface Product {
  readonly name: string;
  readonly stationId?: StationId;
  readonly barcode?: string;
  readonly priceFen?: number;
  readonly position?: number;
  readonly enabled?: boolean;
}

async function newProduct(product: Product): Promise<string> {
  const { name, stationId = null, barcode = null, priceFen = 500, position = 0, enabled = true } = product;
  const id = randomUUID();
  await house.rows(
    `insert into products (id, station_id, barcode, name, category, price_fen, position, enabled)
     values ($1, $2, $3, $4, '饮料', $5, $6, $7)`,
    [id, stationId, barcode, name, priceFen, position, enabled],
  );
  return id;
}

const namesAt = async (stationId: StationId) =>
  (await viewCatalogue(house, stationId, house.clock())).products.map(({ name }) => name);
const found = (stationId: StationId, ids: readonly string[]) =>
  inTransaction(house.db, (tx) => findProducts(tx, stationId, ids));

test('a till is told its nozzles, the grades with a posted price, its goods and its tenders', async () => {
  const stationId = await newStation(house);
  const water = await newProduct({ name: '矿泉水', barcode: '6952001001378', priceFen: 200, position: 2 });
  const wash = await newProduct({ name: '洗车', stationId, priceFen: 3_000, position: 1 });
  const cashier = await newCashier(house, stationId);
  expect(await cashier.call('GET /till/catalogue', {})).toEqual({
    nozzles: [
      { nozzleNo: 1, grade: '92#' },
      { nozzleNo: 2, grade: '92#' },
      { nozzleNo: 3, grade: '95#' },
      { nozzleNo: 4, grade: '98#' },
    ],
    grades: [
      { grade: '92#', name: '92号车用汽油', priceFenPerLitre: 762 },
      { grade: '95#', name: '95号车用汽油', priceFenPerLitre: 811 },
    ],
    products: [
      { id: wash, name: '洗车', category: '饮料', priceFen: 3_000 },
      { id: water, name: '矿泉水', category: '饮料', barcode: '6952001001378', priceFen: 200 },
    ],
    tenders: ['wechat-pay', 'alipay', 'bank-card', 'cash'],
  });
});

test('a new price is in force from its moment on, not a millisecond before', async () => {
  const stationId = await newStation(house);
  const startsAt = new Date('2026-06-01T00:00:00+08:00');
  await newPrice(house, stationId, { grade: '92#', fenPerLitre: 799, startsAt });
  const priceAt = async (now: Date) => {
    const { grades } = await viewCatalogue(house, stationId, now);
    return grades.find(({ grade }) => grade === '92#')?.priceFenPerLitre;
  };
  expect(await priceAt(new Date(startsAt.getTime() - 1))).toBe(762);
  expect(await priceAt(startsAt)).toBe(799);
});

test('another station sees neither the goods nor may sell them', async () => {
  const [here, there] = [await newStation(house), await newStation(house)];
  const own = await newProduct({ name: '青团', stationId: here });
  const everywhere = await newProduct({ name: '抽纸' });
  expect(await namesAt(here)).toEqual(['抽纸', '青团']);
  expect(await namesAt(there)).toEqual(['抽纸']);
  expect(await found(here, [own, everywhere])).toHaveLength(2);
  await expect(found(there, [everywhere, own])).rejects.toMatchObject({ code: 'product.not_found' });
});

test("a station's own price stands before the chain's for the same barcode", async () => {
  const [here, there] = [await newStation(house), await newStation(house)];
  const barcode = '6952001002740';
  const chainWide = await newProduct({ name: '冰红茶', barcode, priceFen: 400 });
  const own = await newProduct({ name: '冰红茶 山顶价', stationId: here, barcode, priceFen: 600 });
  expect(await namesAt(here)).toEqual(['冰红茶 山顶价']);
  expect(await namesAt(there)).toEqual(['冰红茶']);
  expect(await found(here, [own])).toEqual([{ id: own, name: '冰红茶 山顶价', barcode, priceFen: 600 }]);
  await expect(found(here, [chainWide])).rejects.toMatchObject({ code: 'product.not_found' });
});

test('what is not sold any more, or never was, is not found', async () => {
  const stationId = await newStation(house);
  const gone = await newProduct({ name: '旧款', enabled: false });
  expect(await namesAt(stationId)).toEqual([]);
  for (const id of [gone, randomUUID()]) {
    await expect(found(stationId, [id])).rejects.toMatchObject({ code: 'product.not_found' });
  }
});

test('a product asked for twice is answered once, and nothing asked for is nothing', async () => {
  const stationId = await newStation(house);
  const id = await newProduct({ name: '口香糖' });
  expect(await found(stationId, [id, id])).toEqual([{ id, name: '口香糖', barcode: null, priceFen: 500 }]);
  expect(await found(stationId, [])).toEqual([]);
});

test('a station without accounts takes cash; a closed account and a channel that is not set up are no tender', async () => {
  const stationId = await newStation(house);
  const tenders = async (channels = house.channels) =>
    (await viewCatalogue({ db: house.db, channels }, stationId, house.clock())).tenders;
  const { alipay: _, ...withoutAlipay } = house.channels;
  expect(await tenders(withoutAlipay)).toEqual(['wechat-pay', 'bank-card', 'cash']);
  await house.rows(
    `update merchant_accounts set enabled = false where station_id = $1 and channel in ('wechat-pay', 'bank-card')`,
    [stationId],
  );
  expect(await tenders()).toEqual(['alipay', 'cash']);
  await house.rows('delete from merchant_accounts where station_id = $1', [stationId]);
  expect(await tenders()).toEqual(['cash']);
});
