import { balances, brokenLaws, newPaid, newStation, startHouse, type TestHouse } from '../app/testing';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
}, 60_000);
afterAll(() => house.stop());

test('a callback pays the order once', async () => {
  const station = await newStation(house);
  const { driver, order } = await newPaid(house, station);
  const view = await driver.call('GET /driver/orders/:orderId', { params: { orderId: order.id } });
  expect(view).toMatchObject({ state: 'paid', ticket: 'waiting' });
  expect(await balances(house, station)).toEqual({ 'receivable.wechat-pay': 20_000, 'sales.fuel': -20_000 });
  expect(await brokenLaws(house)).toEqual([]);
});
