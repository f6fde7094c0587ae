import {
  Fen,
  type DeskApi,
  type ReportBy,
  type ReportRow,
  type RequestOf,
  type StationId,
  type Tender,
} from '@jiayou/contract';
import * as fc from 'fast-check';
import {
  checkLaws,
  newActionId,
  newCarSale,
  newCashier,
  newDesk,
  newStation,
  newTillSale,
  startHouse,
  type TestCashier,
  type TestHouse,
} from '../app/testing';
import type { RefundNo } from '../channel';
import { settleRefund } from '../refund';
import { keepReports } from './addUp';
import { checkReports } from './checkReports';
import { rebuildReports } from './rebuildReports';

jest.setTimeout(240_000);

let house: TestHouse;
let desk: Awaited<ReturnType<typeof newDesk>>;
beforeAll(async () => {
  house = await startHouse();
  desk = await newDesk(house, 'hq-finance');
});
afterAll(() => house.stop());

/** Around the end of a year, where weeks, months and years part; and long ago enough that nothing else is there. */
const FIRST_DAY = Date.parse('2025-12-26T00:00:00+08:00');
const DAY_MS = 86_400_000;
const instant = fc.nat(14 * DAY_MS - 1).map((ms) => new Date(FIRST_DAY + ms));
const TENDERS: readonly Tender[] = ['wechat-pay', 'alipay', 'bank-card', 'cash'];
const GRADES = ['92#', '95#', '0#'];
const KINDS = ['fuel', 'goods', 'mixed'] as const;
const BY: readonly ReportBy[] = ['day', 'week', 'month', 'station', 'tender', 'grade', 'kind', 'shift', 'cashier'];

const event = fc.record({
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

const rare = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 });
const question = fc.record({
  by: fc.constantFrom(...BY),
  days: fc.tuple(fc.nat(13), fc.nat(13)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
  station: rare([0, 1]),
  tender: rare(TENDERS),
  grade: rare(GRADES),
  kind: rare(KINDS),
  who: rare([0, 1, 2, 3]),
  asShift: fc.boolean(),
  limit: fc.constantFrom(1, 3, 500),
});
type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;

test('whatever is sold, claimed and given back, late or not: any report equals the ledger to the fen', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 4, maxLength: 24 }),
      fc.array(question, { minLength: 25, maxLength: 25 }),
      async (events, questions) => {
        const scene = await newScene();
        for (const one of events) await happen(one, scene);

        await expectLedger(scene, questions);
        await keepReports(house.db);
        expect(await house.rows('select 1 from report_changes')).toEqual([]);
        await expectLedger(scene, questions);
        expect(await checkReports(house.db, { from: null, to: null })).toEqual([]);
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
  await checkLaws(house);
});

test('sums that were lost or spoiled are told, and made anew by rebuilding', async () => {
  const scene = await newScene();
  const questions = fc.sample(question, { numRuns: 60, seed: 11 });
  for (const one of fc.sample(event, { numRuns: 20, seed: 12 })) await happen(one, scene);
  await keepReports(house.db);
  await house.rows('update report_cells set paid_fen = paid_fen + 1 where station_id = $1', [scene.stations[0]]);
  await house.rows('delete from report_cells where station_id = $1', [scene.stations[1]]);
  await house.rows('delete from report_member_days');

  const differing = await checkReports(house.db, { from: null, to: null });
  expect(new Set(differing.map((day) => day.station_id))).toEqual(new Set(scene.stations));
  expect(await rebuildReports(house.db, { from: '2025-12-01', to: null })).toBeGreaterThan(0);

  expect(await checkReports(house.db, { from: null, to: null })).toEqual([]);
  await expectLedger(scene, questions);
});

test('a change that commits while the worker adds up is added up next time', async () => {
  const [station] = (await newScene()).stations;
  await newCarSale(house, station, { paidAt: new Date(FIRST_DAY) });
  await keepReports(house.db);
  const late = await house.db.pool.connect();
  await late.query('begin');
  await late.query(`insert into report_changes values ('${station}', '2025-12-26')`);

  await keepReports(house.db);
  expect(await house.rows('select 1 from report_changes')).toEqual([]);
  await late.query('commit');
  late.release();

  expect(await house.rows('select 1 from report_changes')).toHaveLength(1);
  expect(await keepReports(house.db)).toBe(1);
});

interface Scene {
  readonly stations: readonly [StationId, StationId];
  readonly cashiers: readonly TestCashier[];
}

async function newScene(): Promise<Scene> {
  const stations = [await newStation(house), await newStation(house)] as const;
  const cashiers = [];
  for (const station of [...stations, ...stations]) cashiers.push(await newCashier(house, station));
  return { stations, cashiers };
}

async function happen({ who, how, parts, at: paidAt, ...what }: Event, { stations, cashiers }: Scene): Promise<void> {
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
  if (what.back === null) return;
  const share = (fen: number) => Fen.parse(Math.floor((fen * (what.back?.share ?? 0)) / 1_000));
  const [ofFuel, ofGoods] = [share(fuelFen), share(goodsFen)];
  if (ofFuel + ofGoods === 0) return;
  const body = { actionId: newActionId(), fuelFen: ofFuel, goodsFen: ofGoods, reason: '退部分' };
  const { refundNo } = await cashier.call('POST /till/bills/:orderId/refunds', {
    params: { orderId: sold.orderId },
    body,
  });
  // Cash goes back today, the other tenders say when.
  if (what.tender === 'cash')
    await cashier.call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body: {} });
  else
    await settleRefund(
      house,
      { refundNo: refundNo as RefundNo, state: 'succeeded', refundedAt: what.back.at },
      new Date(),
    );
}

async function claimAll(cashier: TestCashier): Promise<void> {
  const { tickets } = await cashier.call('GET /till/board', {});
  for (const { id: ticketId, state } of tickets) {
    if (state !== 'waiting') continue;
    const body = { actionId: newActionId() };
    await cashier.call('POST /till/tickets/:ticketId/claim', { params: { ticketId }, body });
  }
}

/** One side of a sale or of a refund, as the ledger has it. */
interface Posting {
  readonly day: string;
  readonly station: string;
  readonly tender: string;
  readonly grade: string;
  readonly kind: string;
  readonly shift: string;
  readonly cashier: string;
  readonly paid: number;
  readonly back: number;
}

const LEDGER = `
  select l.business_date as day, l.station_id::text as station, p.channel as tender, coalesce(o.grade, '') as grade, o.kind,
    coalesce(s.id::text, '') as shift, coalesce(s.staff_id::text, '') as cashier, l.amount_fen as paid, 0 as back
  from ledger_transfers l join payments p on 'payment:' || p.payment_no = l.transaction_key join orders o on o.id = p.order_id
    left join shifts s on s.id = o.shift_id where l.credit_account like 'sales.%'
  union all
  select l.business_date, l.station_id::text, p.channel, coalesce(o.grade, ''), o.kind, coalesce(s.id::text, ''),
    coalesce(s.staff_id::text, ''), 0, l.amount_fen
  from ledger_transfers l join refunds r on 'refund:' || r.refund_no = l.transaction_key join payments p on p.payment_no = r.payment_no
    join orders o on o.id = r.order_id left join shifts s on s.id = r.shift_id where l.debit_account like 'sales.%'`;

async function expectLedger(scene: Scene, questions: readonly Question[]): Promise<void> {
  const postings = (await house.rows<Posting>(LEDGER)).filter(({ station }) =>
    scene.stations.some((own) => own === station),
  );
  for (const one of questions) {
    const filter = await filterOf(one, scene);
    const expected = grouped(
      postings.filter((posting) => matches(posting, filter)),
      one.by,
    );
    const { rows, totals, count } = await readAll({ ...filter, by: one.by, limit: one.limit });
    const found = rows.map((row) => [row.key, row.paidFen, row.refundedFen, row.netFen]);
    expect({ one, rows: found.toSorted() }).toEqual({ one, rows: expected.toSorted() });
    expect(count).toBe(expected.length);
    const sum = (index: number) => expected.reduce((fen, row) => fen + Number(row[index]), 0);
    expect([totals.paidFen, totals.refundedFen, totals.netFen]).toEqual([sum(1), sum(2), sum(3)]);
  }
}

async function filterOf({ days, station, tender, grade, kind, who, asShift }: Question, scene: Scene): Promise<Filter> {
  const day = (index: number) => new Date(FIRST_DAY + 8 * 3_600_000 + index * DAY_MS).toISOString().slice(0, 10);
  const cashier = who === undefined ? undefined : scene.cashiers[who]?.staff.id;
  const [shift] = await house.rows<{ id: string }>('select id from shifts where staff_id = $1', [cashier]);
  const some = station === undefined ? scene.stations.join(',') : scene.stations[station === 0 ? 0 : 1];
  return {
    from: day(days[0]),
    to: day(days[1]),
    station: some,
    tender,
    grade,
    kind,
    ...(asShift ? { shift: shift?.id } : { cashier }),
  };
}
type Filter = Omit<RequestOf<DeskApi['GET /desk/reports']>['query'], 'by' | 'limit' | 'after'>;

function matches(posting: Posting, filter: Filter): boolean {
  const { from, to, station, tender, grade, kind, shift, cashier } = filter;
  const same = [
    [tender, posting.tender],
    [grade, posting.grade],
    [kind, posting.kind],
    [shift, posting.shift],
    [cashier, posting.cashier],
  ];
  const isNear = posting.day >= from && posting.day <= to && (station ?? '').includes(posting.station);
  return isNear && same.every(([asked, is]) => asked === undefined || asked === is);
}

function grouped(postings: readonly Posting[], by: ReportBy): (readonly [string, number, number, number])[] {
  const groups = new Map<string, { paid: number; back: number }>();
  for (const posting of postings) {
    const key = keyOf(posting, by);
    const group = groups.get(key) ?? { paid: 0, back: 0 };
    groups.set(key, { paid: group.paid + posting.paid, back: group.back + posting.back });
  }
  return [...groups].map(([key, { paid, back }]) => [key, paid, back, paid - back] as const);
}

function keyOf(posting: Posting, by: ReportBy): string {
  if (by === 'month') return `${posting.day.slice(0, 7)}-01`;
  if (by !== 'week') return posting[by];
  const day = new Date(posting.day);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
}

/** Page after page. */
async function readAll(query: Filter & { readonly by: ReportBy; readonly limit: number }) {
  const rows: ReportRow[] = [];
  for (let after: string | undefined; ;) {
    const page = await desk.call('GET /desk/reports', { query: { ...query, ...(after && { after }) } });
    rows.push(...page.rows);
    after = page.next;
    if (after === undefined) return { ...page, rows };
  }
}
