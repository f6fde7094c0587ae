import { Fen, type OrderId, type StationId, type Tender } from '@jiayou/contract';
import * as fc from 'fast-check';
import {
  newActionId,
  newCarSale,
  newCashier,
  newStation,
  newTillSale,
  type TestCashier,
  type TestHouse,
} from '../../app/testing';
import type { RefundNo } from '../../channel';
import { systemClock } from '../../platform/clock';
import { settleRefund } from '../../refund';
import { keepReports } from '../addUp';

/** Around the end of a year, where weeks, months and years part; and long ago enough that nothing else is there. */
export const FIRST_DAY = Date.parse('2025-12-26T00:00:00+08:00');
export const DAY_MS = 86_400_000;
const instant = fc.nat(14 * DAY_MS - 1).map((ms) => new Date(FIRST_DAY + ms));
export const TENDERS: readonly Tender[] = ['wechat-pay', 'alipay', 'bank-card', 'cash'];
export const GRADES = ['92#', '95#', '0#'];

/** What may happen to a station: sold, claimed, given back, at any time of two weeks; or the worker comes by. */
export const event = fc.record({
  who: fc.nat(3),
  how: fc.constantFrom('till', 'till', 'till', 'car', 'worker'),
  at: instant,
  tender: fc.constantFrom(...TENDERS),
  grade: fc.constantFrom(...GRADES),
  parts: fc.tuple(fc.nat(30_000), fc.nat(5_000)).filter(([fuelFen, goodsFen]) => fuelFen + goodsFen > 0),
  back: fc.option(fc.record({ share: fc.nat(1_000), at: instant }), { freq: 2 }),
  isClaimed: fc.boolean(),
});
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

export interface Scene {
  readonly stations: readonly [StationId, StationId];
  readonly cashiers: readonly TestCashier[];
}

export async function newScene(house: TestHouse): Promise<Scene> {
  const stations = [await newStation(house), await newStation(house)] as const;
  const cashiers = [];
  for (const station of [...stations, ...stations]) cashiers.push(await newCashier(house, station));
  return { stations, cashiers };
}

export async function happen(
  { house, stations, cashiers }: Scene & { readonly house: TestHouse },
  { who, how, parts, at: paidAt, ...what }: Event,
): Promise<void> {
  const cashier = cashiers[who];
  if (cashier === undefined) throw new Error('nobody');
  if (how === 'worker') {
    await keepReports(house.db);
    return;
  }
  const [fuelFen, goodsFen] = parts;
  if (how === 'car') {
    await newCarSale(house, stations[who % 2 === 0 ? 0 : 1], { ...what, fuelFen: fuelFen + 1, paidAt });
    if (what.isClaimed) await claimAll(cashier);
    return;
  }
  const sold = await newTillSale(house, cashier, { ...what, fuelFen, goodsFen, paidAt });
  if (what.back !== null) await giveBack(house, cashier, { ...sold, ...what, back: what.back, parts });
}

interface Back extends Pick<Event, 'parts' | 'tender'> {
  readonly orderId: OrderId;
  readonly back: NonNullable<Event['back']>;
}

async function giveBack(house: TestHouse, cashier: TestCashier, { orderId, parts, back, tender }: Back): Promise<void> {
  const [fuelFen, goodsFen] = parts.map((fen) => Math.floor((fen * back.share) / 1_000)) as [number, number];
  if (fuelFen + goodsFen === 0) return;
  const body = {
    actionId: newActionId(),
    fuelFen: Fen.parse(fuelFen),
    goodsFen: Fen.parse(goodsFen),
    reason: '退部分',
  };
  const { refundNo } = await cashier.call('POST /till/bills/:orderId/refunds', { params: { orderId }, body });
  // Cash goes back today, the other tenders say when.
  if (tender === 'cash') {
    await cashier.call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body: {} });
    return;
  }
  const report = { refundNo: refundNo as RefundNo, state: 'succeeded', refundedAt: back.at } as const;
  await settleRefund(house, report, systemClock());
}

async function claimAll(cashier: TestCashier): Promise<void> {
  const { tickets } = await cashier.call('GET /till/board', {});
  for (const { id: ticketId, state } of tickets) {
    if (state !== 'waiting') continue;
    const body = { actionId: newActionId() };
    await cashier.call('POST /till/tickets/:ticketId/claim', { params: { ticketId }, body });
  }
}
