import { Fen, type OrderId, type StationId, type Tender, type Totals } from '@jiayou/contract';
import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  nat,
  option,
  record,
  tuple,
  type Arbitrary,
} from 'fast-check';
import {
  balances,
  checkLaws,
  newActionId,
  newCarSale,
  newCashier,
  newStation,
  newTillSale,
  startHouse,
  type TestCashier,
  type TestHouse,
} from '../app/testing';
import type { RefundNo } from '../channel';
import { systemClock } from '../platform/clock';
import { settleRefund } from '../refund';
import { viewYesterday } from './viewYesterday';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const TENDERS: readonly Tender[] = ['wechat-pay', 'alipay', 'bank-card', 'cash'];
const sale = record({
  by: constantFrom('first', 'second', 'car'),
  tender: constantFrom(...TENDERS),
  grade: constantFrom('92#', '95#', '0#'),
  parts: tuple(nat(30_000), nat(5_000)).filter(([fuelFen, goodsFen]) => fuelFen + goodsFen > 0),
  /** Shares of fuel and goods given back, per mille. */
  back: option(tuple(nat(1_000), nat(1_000)), { freq: 3 }),
  isClaimed: boolean(),
});
type RandomSale = typeof sale extends Arbitrary<infer T> ? T : never;

test('whatever is sold and given back: parts make the whole, shifts and unclaimed make the day, and all is the ledger', async () => {
  await assert(
    asyncProperty(array(sale, { minLength: 1, maxLength: 14 }), async (sales) => {
      const station = await newStation(house);
      const people = { first: await newCashier(house, station), second: await newCashier(house, station) };
      for (const one of sales) await happen(one, { station, people });

      const papers = await Promise.all(Object.values(people).map((who) => who.call('GET /till/shift', {})));
      const tomorrow = new Date(systemClock().getTime() + 86_400_000);
      const day = await viewYesterday(house.db, station, tomorrow);

      for (const { totals } of [...papers, day]) expectParts(totals);
      const nets = papers.map(({ totals }) => totals.all.netFen);
      expect(day.shifts.map(({ netFen }) => netFen)).toEqual(nets);
      expect(sum(nets) + day.unclaimed.amountFen).toBe(day.totals.all.netFen);
      expectLedger(day.totals, await balances(house, station));
      for (const [index, who] of Object.values(people).entries()) {
        const { shift, totals } = await close(who);
        expect(totals).toEqual(papers[index]?.totals);
        expectLedger(totals, await balancesOf(shift.id));
      }
      await checkLaws(house);
    }),
    { numRuns: 8, seed: 20_260_308, endOnFailure: true },
  );
});

interface Where {
  readonly station: StationId;
  readonly people: { readonly first: TestCashier; readonly second: TestCashier };
}

async function happen(
  { by, parts: [fuelFen, goodsFen], ...what }: RandomSale,
  { station, people }: Where,
): Promise<void> {
  if (by === 'car') {
    await newCarSale(house, station, { ...what, fuelFen: fuelFen + 1 });
    if (what.isClaimed) await claimNewest(people.first);
    return;
  }
  const sold = await newTillSale(house, people[by], { ...what, fuelFen, goodsFen });
  if (what.back === null) return;
  const [ofFuel, ofGoods] = what.back;
  const back = [Math.floor((fuelFen * ofFuel) / 1_000), Math.floor((goodsFen * ofGoods) / 1_000)] as const;
  if (back[0] + back[1] > 0) await giveBack(people[by], sold.orderId, { tender: what.tender, back });
}

async function close(who: TestCashier) {
  const { cash } = await who.call('GET /till/shift', {});
  return who.call('POST /till/shift/close', {
    body: { actionId: newActionId(), countedCashFen: floored(cash.expectedFen), note: '点数' },
  });
}

/** Nobody counts less than nothing. */
const floored = (fen: Fen): Fen => (fen < 0 ? Fen.parse(0) : fen);

/** What the ledger says of a shift's orders and refunds. */
async function balancesOf(shiftId: string): Promise<Record<string, number>> {
  const rows = await house.rows<{ account: string; fen: number }>(
    `select account, sum(amount_fen)::bigint as fen from ledger_postings where transaction_key in (
       select 'payment:' || paid_by from orders where shift_id = $1
       union all select 'refund:' || refund_no from refunds where shift_id = $1 and state = 'succeeded') group by account`,
    [shiftId],
  );
  return Object.fromEntries(rows.map(({ account, fen }) => [account, fen]));
}

async function giveBack(
  who: TestCashier,
  orderId: OrderId,
  { tender, back }: { readonly tender: Tender; readonly back: readonly [number, number] },
): Promise<void> {
  const [fuelFen, goodsFen] = [Fen.parse(back[0]), Fen.parse(back[1])];
  const body = { actionId: newActionId(), fuelFen, goodsFen, reason: '退部分' };
  const { refundNo } = await who.call('POST /till/bills/:orderId/refunds', { params: { orderId }, body });
  if (tender === 'cash') await who.call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body: {} });
  else
    await settleRefund(
      house,
      { refundNo: refundNo as RefundNo, state: 'succeeded', refundedAt: systemClock() },
      systemClock(),
    );
}

async function claimNewest(who: TestCashier): Promise<void> {
  const { tickets } = await who.call('GET /till/board', {});
  const ticketId = tickets.find(({ callNo, state }) => callNo !== undefined && state === 'waiting')?.id;
  if (ticketId === undefined) throw new Error('no ticket waits');
  await who.call('POST /till/tickets/:ticketId/claim', { params: { ticketId }, body: { actionId: newActionId() } });
}

function expectParts({ all, byTender, byGrade, goods, amountFen, discountFen }: Totals): void {
  for (const what of ['paidFen', 'refundedFen', 'netFen'] as const) {
    expect(sum(byTender.map((part) => part[what]))).toBe(all[what]);
    expect(sum(byGrade.map((part) => part[what])) + goods[what]).toBe(all[what]);
  }
  expect(sum(byTender.map(({ orders }) => orders))).toBe(all.orders);
  expect(sum(byTender.map(({ refunds }) => refunds))).toBe(all.refunds);
  expect(amountFen - discountFen).toBe(all.paidFen);
}

function expectLedger({ byTender, byGrade, goods }: Totals, ledger: Record<string, number>): void {
  for (const tender of TENDERS) {
    const netFen = byTender.find((part) => part.tender === tender)?.netFen ?? 0;
    expect(ledger[tender === 'cash' ? 'cash' : `receivable.${tender}`] ?? 0).toBe(netFen);
  }
  expect(0 - (ledger['sales.fuel'] ?? 0)).toBe(sum(byGrade.map(({ netFen }) => netFen)));
  expect(0 - (ledger['sales.goods'] ?? 0)).toBe(goods.netFen);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
