import type { ReportBy, ReportRow } from '@jiayou/contract';
import * as fc from 'fast-check';
import { checkLaws, newCarSale, newDesk, startHouse, type TestHouse } from '../app/testing';
import { keepReports } from './addUp';
import { checkReports } from './checkReports';
import { rebuildReports } from './rebuildReports';
import { DAY_MS, event, FIRST_DAY, GRADES, happen, newScene, TENDERS, type Scene } from './testing/history';
import { grouped, matches, readPostings, type Filter } from './testing/ledgerSays';

jest.setTimeout(900_000);

let house: TestHouse;
let desk: Awaited<ReturnType<typeof newDesk>>;
beforeAll(async () => {
  house = await startHouse();
  desk = await newDesk(house, 'hq-finance');
});
afterAll(() => house.stop());

const KINDS = ['fuel', 'goods', 'mixed'] as const;
const BY: readonly ReportBy[] = ['day', 'week', 'month', 'station', 'tender', 'grade', 'kind', 'shift', 'cashier'];

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
        const scene = await newScene(house);
        for (const one of events) await happen({ house, ...scene }, one);

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
  const scene = await newScene(house);
  const questions = fc.sample(question, { numRuns: 60, seed: 11 });
  for (const one of fc.sample(event, { numRuns: 20, seed: 12 })) await happen({ house, ...scene }, one);
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
  const [station] = (await newScene(house)).stations;
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

test('sales of one station and day are noted without waiting for each other', async () => {
  const [station] = (await newScene(house)).stations;
  const post = (line: number) =>
    `insert into ledger_transfers
       (transaction_key, line, station_id, business_date, occurred_at, debit_account, credit_account, amount_fen)
     values ('payment:of-${station}', ${line}, '${station}', '2025-12-26', now(), 'cash', 'sales.fuel', 1)`;
  const [slow, quick] = [await house.db.pool.connect(), await house.db.pool.connect()];
  await slow.query('begin');
  await slow.query(post(1));

  await quick.query("set lock_timeout = '5s'");
  await quick.query(post(2));
  await keepReports(house.db);

  await slow.query('rollback');
  await quick.query('reset lock_timeout');
  slow.release();
  quick.release();
  expect(await house.rows('select 1 from report_changes where station_id = $1', [station])).toEqual([]);
});

const byKey = ([a]: readonly (string | number)[], [b]: readonly (string | number)[]) =>
  String(a) < String(b) ? -1 : 1;

async function expectLedger(scene: Scene, questions: readonly Question[]): Promise<void> {
  const postings = (await readPostings(house)).filter(({ station }) => scene.stations.some((own) => own === station));
  for (const one of questions) {
    const filter = await filterOf(one, scene);
    const expected = grouped(
      postings.filter((posting) => matches(posting, filter)),
      one.by,
    );
    const { rows, totals, count } = await readAll({ ...filter, by: one.by, limit: one.limit });
    const found = rows.map((row) => [row.key, row.paidFen, row.refundedFen, row.netFen]);
    expect({ one, rows: found.toSorted(byKey) }).toEqual({
      one,
      rows: expected.map((row) => [...row]).toSorted(byKey),
    });
    expect(count).toBe(expected.length);
    const sum = (index: number) => expected.reduce((fen, row) => fen + Number(row[index]), 0);
    expect([totals.paidFen, totals.refundedFen, totals.netFen]).toEqual([sum(1), sum(2), sum(3)]);
  }
}

const dayOf = (index: number) => new Date(FIRST_DAY + 8 * 3_600_000 + index * DAY_MS).toISOString().slice(0, 10);

async function filterOf({ days, station, tender, grade, kind, who, asShift }: Question, scene: Scene): Promise<Filter> {
  const cashier = who === undefined ? undefined : scene.cashiers[who]?.staff.id;
  const [shift] = await house.rows<{ id: string }>('select id from shifts where staff_id = $1', [cashier]);
  const some = station === undefined ? scene.stations.join(',') : scene.stations[station === 0 ? 0 : 1];
  return {
    from: dayOf(days[0]),
    to: dayOf(days[1]),
    station: some,
    tender,
    grade,
    kind,
    ...(asShift ? { shift: shift?.id } : { cashier }),
  };
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
