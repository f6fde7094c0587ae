import type { Product } from '../scan/readScan';
import { addPlain, addProduct, changeKind, changeQuantity, EMPTY_BASKET, removePlain } from './basket';
import { readBasket } from './readBasket';

const water = { id: 'w', name: '矿泉水', category: '饮料', priceFen: 250 } as Product;
const fuel = { ...EMPTY_BASKET, pump: { nozzleNo: 3 }, amountText: '200' };

test('fuel of a nozzle is ready with an amount', () => {
  const wish = { fuel: { nozzleNo: 3, amountFen: 20_000 }, goods: [] };
  expect(readBasket(fuel)).toEqual({ is: 'ready', totalFen: 20_000, wish });
});

test('the same product scanned twice is one line of two', () => {
  const basket = addProduct(addProduct(EMPTY_BASKET, water), water);
  expect(readBasket(basket)).toMatchObject({
    is: 'ready',
    totalFen: 500,
    wish: { goods: [{ productId: 'w', quantity: 2 }] },
  });
});

test('a product scanned while fuel is typed makes a mixed sale', () => {
  const basket = addProduct(fuel, water);
  expect(basket.kind).toBe('mixed');
  expect(readBasket(basket)).toMatchObject({ is: 'ready', totalFen: 20_250 });
});

test('a plain amount is goods with a name', () => {
  const basket = addPlain(changeKind(fuel, 'goods'), '洗车', 3500);
  expect(readBasket(basket)).toMatchObject({ totalFen: 3500, wish: { goods: [{ name: '洗车', amountFen: 3500 }] } });
  expect(readBasket(basket)).not.toHaveProperty('wish.fuel');
});

test('a quantity of nothing takes the line off', () => {
  const basket = changeQuantity(addProduct(EMPTY_BASKET, water), water, 0);
  expect(basket.lines).toEqual([]);
  expect(removePlain(addPlain(EMPTY_BASKET, '洗车', 1), 1).lines).toEqual([]);
});

test('goods that were put down do not count when only fuel is sold', () => {
  const basket = changeKind(addProduct(fuel, water), 'fuel');
  expect(readBasket(basket)).toMatchObject({ totalFen: 20_000, wish: { goods: [] } });
});

test.each([
  [{ ...fuel, pump: undefined }, '请选择油枪或油品'],
  [{ ...fuel, amountText: '' }, '请输入加油金额'],
  [{ ...fuel, amountText: '0' }, '金额至少0.01元'],
  [changeKind(fuel, 'goods'), '请选择商品或扫条码'],
  [changeKind(fuel, 'mixed'), '请选择商品或扫条码'],
  [addPlain({ ...fuel, amountText: '100000' }, '洗车', 1), '单笔不能超过¥100,000.00，请分开收款'],
])('what is missing is said', (basket, words) => {
  expect(readBasket(basket)).toMatchObject({ is: 'unready', words });
});
