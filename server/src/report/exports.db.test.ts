import { Workbook, type Worksheet } from 'exceljs';
import {
  newCashier,
  newDesk,
  newStation,
  newTillSale,
  snapshot,
  changes,
  startHouse,
  workOff,
  type TestCashier,
  type TestHouse,
} from '../app/testing';
import type { StationId } from '@jiayou/contract';
import { expireExports } from './expireExports';
import { makeExport } from './makeExport';

let house: TestHouse;
let station: StationId;
let cashier: TestCashier;
beforeAll(async () => {
  house = await startHouse();
  station = await newStation(house);
  cashier = await newCashier(house, station);
  for (const tender of ['cash', 'alipay', 'bank-card'] as const)
    await newTillSale(house, cashier, { tender, fuelFen: 10_001, goodsFen: 99 });
  await newTillSale(house, await newCashier(house, await newStation(house)));
});
afterAll(() => house.stop());

type Desk = Awaited<ReturnType<typeof newDesk>>;
const FILTER = { from: '2020-01-01', to: '2020-12-31' };
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const aroundToday = () => ({ from: dayFromNow(-1), to: dayFromNow(2) });

async function fetchFile({ headers }: Desk, exportId: string) {
  return fetch(`${house.url}/api/desk/exports/${exportId}/file`, { headers });
}

async function sheetOf(desk: Desk, exportId: string): Promise<Worksheet> {
  const answer = await fetchFile(desk, exportId);
  expect(answer.status).toBe(200);
  const workbook = new Workbook();
  await workbook.xlsx.load(await answer.arrayBuffer());
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

const textsOf = (sheet: Worksheet, column: number) => (sheet.getColumn(column).values as unknown[]).slice(2);

test("a master's orders come as a workbook: their station's alone, every fen of them", async () => {
  const master = await newDesk(house, 'station-master', station);
  const asked = await master.call('POST /desk/exports', { body: { kind: 'orders', filter: aroundToday() } });
  expect(asked).toMatchObject({ state: 'waiting', rowsDone: 0 });
  expect((await fetchFile(master, asked.id)).status).toBe(404);

  await workOff(house);

  const { exports } = await master.call('GET /desk/exports', {});
  expect(exports).toMatchObject([{ id: asked.id, state: 'done', rowsTotal: 3, rowsDone: 3 }]);
  const sheet = await sheetOf(master, asked.id);
  expect(textsOf(sheet, 14)).toEqual([101, 101, 101]);
  expect(new Set(textsOf(sheet, 15))).toEqual(new Set(['支付宝', '现金', '银行卡']));
  const audit = await house.rows<{ action: string }>(
    'select action from audit_entries where subject = $1 order by id',
    [`export:${asked.id}`],
  );
  expect(audit.map(({ action }) => action)).toEqual(['export.ask', 'export.take']);
});

test('a report comes as a workbook that ends with its sum', async () => {
  const finance = await newDesk(house, 'station-finance', station);
  const body = { kind: 'report', by: 'tender', filter: aroundToday() } as const;
  const { id } = await finance.call('POST /desk/exports', { body });
  await workOff(house);

  const sheet = await sheetOf(finance, id);
  expect(textsOf(sheet, 1).at(-1)).toBe('合计');
  expect(textsOf(sheet, 4)).toEqual([101, 101, 101, 303]);
});

test("another station's file is not there, and what an HQ role exported is not for a station", async () => {
  const [master, stranger] = [
    await newDesk(house, 'station-master', station),
    await newDesk(house, 'station-master', await newStation(house)),
  ];
  const hq = await newDesk(house, 'hq-finance');
  const mine = await master.call('POST /desk/exports', { body: { kind: 'orders', filter: aroundToday() } });
  const whole = await hq.call('POST /desk/exports', { body: { kind: 'orders', filter: aroundToday() } });
  await workOff(house);

  expect((await fetchFile(stranger, mine.id)).status).toBe(404);
  expect((await fetchFile(master, whole.id)).status).toBe(404);
  expect((await fetchFile(hq, mine.id)).status).toBe(200);
  await expect(
    stranger.call('POST /desk/exports', { body: { kind: 'orders', filter: { ...FILTER, station } } }),
  ).rejects.toMatchObject({ status: 404, code: 'station.not_found' });
  expect((await sheetOf(hq, whole.id)).rowCount).toBe(1 + 4);
});

test('a day later the file is gone', async () => {
  const desk = await newDesk(house, 'hq-admin');
  const { id } = await desk.call('POST /desk/exports', { body: { kind: 'orders', filter: aroundToday() } });
  await workOff(house);

  await expireExports(house.db, new Date(Date.now() + 86_400_000 + 1_000));

  expect((await fetchFile(desk, id)).status).toBe(404);
  expect((await desk.call('GET /desk/exports', {})).exports).toMatchObject([{ id, state: 'expired' }]);
  expect(await house.rows('select 1 from export_chunks where export_id = $1', [id])).toEqual([]);
});

test('an export that a dying worker left half made is made anew, a finished one is not', async () => {
  const desk = await newDesk(house, 'hq-admin');
  const { id } = await desk.call('POST /desk/exports', { body: { kind: 'orders', filter: aroundToday() } });
  await house.rows(`update exports set state = 'working', rows_done = 1 where id = $1`, [id]);
  await house.rows(`insert into export_chunks values ($1, 0, 'half'), ($1, 1, 'of it')`, [id]);

  await makeExport(house, { exportId: id });
  expect((await sheetOf(desk, id)).rowCount).toBe(1 + 4);
  const before = await snapshot(house);
  await makeExport(house, { exportId: id });
  expect(changes(before, await snapshot(house))).toEqual([]);
});

test('an export taken up by two workers at once is made by one of them', async () => {
  const desk = await newDesk(house, 'hq-admin');
  const { id } = await desk.call('POST /desk/exports', { body: { kind: 'orders', filter: aroundToday() } });

  await Promise.all([makeExport(house, { exportId: id }), makeExport(house, { exportId: id })]);

  expect((await desk.call('GET /desk/exports', {})).exports).toMatchObject([{ id, state: 'done' }]);
  expect((await sheetOf(desk, id)).rowCount).toBe(1 + 4);
});
