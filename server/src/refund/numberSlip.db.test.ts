import { Fen, type OrderId, type StationId } from '@jiayou/contract';
import {
  changes,
  checkLaws,
  endShift,
  newActionId,
  newCashier,
  newCollected,
  newStation,
  snapshot,
  startHouse,
  type TestCashier,
  type TestHouse,
} from '../app/testing';

let house: TestHouse;
let station: StationId;
let cashier: TestCashier;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  station = await newStation(house);
  cashier = await newCashier(house, station);
});
afterEach(() => checkLaws(house));
afterAll(() => house.stop());

const sell = (who: TestCashier) => newCollected(house, who, { by: 'cash', fuelFen: 20_000, goodsFen: 0 });
const ask = async (who: TestCashier, orderId: OrderId) => {
  const body = { actionId: newActionId(), fuelFen: Fen.parse(1_000), goodsFen: Fen.parse(0), reason: '多收了' };
  return (await who.call('POST /till/bills/:orderId/refunds', { params: { orderId }, body })).refundNo;
};
const carryOut = (who: TestCashier, refundNo: string) =>
  who.call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body: {} });
const slip = (who: TestCashier, refundNo: string, actionId = newActionId()) =>
  who.call('POST /till/refunds/:refundNo/slips', { params: { refundNo }, body: { actionId } });

/** Cash that went back of an order of the cashier's open shift. */
async function newGivenBack(): Promise<{ orderId: OrderId; refundNo: string }> {
  const { orderId } = await sell(cashier);
  const refundNo = await ask(cashier, orderId);
  await carryOut(cashier, refundNo);
  return { orderId, refundNo };
}

const reprintsOf = (refundNo: string) =>
  house.rows(`select actor, station_id from audit_entries where subject = $1 and action = 'refund.reprint'`, [
    `refund:${refundNo}`,
  ]);

test('the first slip is number 1 and no line in the log; every further one has the next number and its line', async () => {
  const { orderId, refundNo } = await newGivenBack();

  expect(await slip(cashier, refundNo)).toEqual({ slipNo: 1 });
  expect(await reprintsOf(refundNo)).toEqual([]);
  expect([await slip(cashier, refundNo), await slip(cashier, refundNo)]).toEqual([{ slipNo: 2 }, { slipNo: 3 }]);

  const line = { actor: `staff:${cashier.staff.id}`, station_id: station };
  expect(await reprintsOf(refundNo)).toEqual([line, line]);
  const { refunds } = await cashier.call('GET /till/bills/:orderId', { params: { orderId } });
  expect(refunds).toMatchObject([{ refundNo, slips: 3 }]);
});

test('the same action asked for many times at once is one slip; as many actions are as many slips', async () => {
  const { refundNo } = await newGivenBack();
  const actionId = newActionId();
  const same = await Promise.all(Array.from({ length: 5 }, () => slip(cashier, refundNo, actionId)));
  const others = await Promise.all(Array.from({ length: 5 }, () => slip(cashier, refundNo)));

  expect(same).toEqual(same.map(() => ({ slipNo: 1 })));
  expect(others.map(({ slipNo }) => slipNo).toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6]);
  expect(await slip(cashier, refundNo, actionId)).toEqual({ slipNo: 1 });
  expect(await reprintsOf(refundNo)).toHaveLength(5);
});

test('an action that numbered one refund numbers no other', async () => {
  const [one, other] = [await newGivenBack(), await newGivenBack()];
  const actionId = newActionId();
  await slip(cashier, one.refundNo, actionId);

  const mixed = slip(cashier, other.refundNo, actionId);

  await expect(mixed).rejects.toMatchObject({ status: 400, code: 'request.invalid' });
});

test('money that is not back has no slip yet', async () => {
  const refundNo = await ask(cashier, (await sell(cashier)).orderId);
  const before = await snapshot(house);

  await expect(slip(cashier, refundNo)).rejects.toMatchObject({ status: 409, code: 'refund.unfinished' });

  expect(changes(before, await snapshot(house))).toEqual([]);
});

test('a colleague sees the slip of an open shift’s order only when they handed the cash out; of a closed one’s anybody does', async () => {
  const [helper, stranger] = [await newCashier(house, station), await newCashier(house, station)];
  const refundNo = await ask(cashier, (await sell(cashier)).orderId);
  await carryOut(helper, refundNo);

  expect(await slip(helper, refundNo)).toEqual({ slipNo: 1 });
  await expect(slip(stranger, refundNo)).rejects.toMatchObject({ status: 404, code: 'refund.not_found' });
  await endShift(cashier);
  expect(await slip(stranger, refundNo)).toEqual({ slipNo: 2 });
});

test('another station’s refund is the same as none', async () => {
  const { refundNo } = await newGivenBack();
  const stranger = await newCashier(house, await newStation(house));

  await expect(slip(stranger, refundNo)).rejects.toMatchObject({ status: 404, code: 'refund.not_found' });
  await expect(slip(cashier, `R${'0'.repeat(26)}`)).rejects.toMatchObject({ status: 404, code: 'refund.not_found' });
});
