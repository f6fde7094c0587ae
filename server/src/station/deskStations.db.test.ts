import {
  changes,
  newCashier,
  newDesk,
  newDriver,
  newStaff,
  newStation,
  newTill,
  send,
  snapshot,
  someRecord,
  someOrder,
  startHouse,
} from '../app/testing';
import type { TestHouse } from '../app/testing';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const admin = () => newDesk(house, 'hq-admin');
const audits = (stationId: string, action: string) =>
  house.rows<{ before: Record<string, unknown>; after: Record<string, unknown> }>(
    'select before, after from audit_entries where station_id = $1 and action = $2 order by id',
    [stationId, action],
  );

test('a station made at the desk is there at once, and says who made it', async () => {
  const { call } = await admin();
  const record = someRecord();

  const made = await call('POST /desk/stations', { body: record });

  expect(made).toMatchObject({ name: record.name, record, nozzles: [], version: 1, tenders: ['cash'], prices: [] });
  expect(made.code).toMatch(/^S\d{6}$/);
  expect(await audits(made.id, 'station.create')).toMatchObject([{ after: { name: record.name, inCarAllowed: true } }]);
});

test('of two administrators who edit one station the second is told what is different, and nothing is lost', async () => {
  const [first, second] = [await admin(), await admin()];
  const { id: stationId, version, record } = await first.call('POST /desk/stations', { body: someRecord() });
  const params = { stationId };
  await first.call('POST /desk/stations/:stationId', {
    params,
    body: { version, record: { ...record, phone: '021-1' } },
  });
  const before = await snapshot(house);

  const body = { version, record: { ...record, fenceM: 300 } };
  const late = await send(`${house.url}/api/desk/stations/${stationId}`, {
    method: 'POST',
    headers: second.headers,
    body,
  });

  expect(late.body).toMatchObject({
    code: 'station.changed',
    fields: [
      { path: 'phone', issue: '"021-1"' },
      { path: 'fenceM', issue: '200' },
    ],
  });
  expect(changes(before, await snapshot(house))).toEqual([]);
});

test('of editors who save at the same moment exactly one is heard', async () => {
  const desks = await Promise.all(Array.from({ length: 5 }, admin));
  const { id: stationId, version, record } = await (await admin()).call('POST /desk/stations', { body: someRecord() });

  const saved = await Promise.allSettled(
    desks.map(({ call }, index) =>
      call('POST /desk/stations/:stationId', {
        params: { stationId },
        body: { version, record: { ...record, fenceM: 300 + index } },
      }),
    ),
  );

  expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const [row] = await house.rows<{ version: number }>('select version from stations where id = $1', [stationId]);
  expect(row?.version).toBe(version + 1);
  expect(await audits(stationId, 'station.edit')).toHaveLength(1);
});

test('an edit is audited field by field; saving what is there already is no edit', async () => {
  const { call } = await admin();
  const { id: stationId, version, record } = await call('POST /desk/stations', { body: someRecord() });
  const save = (from: number, body: typeof record) =>
    call('POST /desk/stations/:stationId', { params: { stationId }, body: { version: from, record: body } });

  const saved = await save(version, { ...record, phone: '400-1', facilities: ['洗车'] });
  expect((await save(saved.version, saved.record)).version).toBe(saved.version);

  expect(await audits(stationId, 'station.edit')).toEqual([
    {
      before: { phone: '021-63270001', facilities: ['洗车', '便利店'] },
      after: { phone: '400-1', facilities: ['洗车'] },
    },
  ]);
});

test.each([
  ['station.no_gas_alarm', { gasAlarm: false }],
  ['station.not_in_china', { latitude: 121.4757, longitude: 31.2319 }],
  ['station.not_in_china', { latitude: 51.5074, longitude: -0.1278 }],
  ['request.invalid', { name: '=cmd()' }],
  ['request.invalid', { name: '' }],
  ['request.invalid', { facilities: ['洗车', '洗车'] }],
  ['request.invalid', { fenceM: 10 }],
] as const)('a record is refused with %s when %j', async (code, wrong) => {
  const { call } = await admin();
  const body = { ...someRecord(), ...wrong } as ReturnType<typeof someRecord>;
  await expect(call('POST /desk/stations', { body })).rejects.toMatchObject({ code });
});

test('two stations do not have one name', async () => {
  const { call } = await admin();
  const body = someRecord();
  await call('POST /desk/stations', { body });
  await expect(call('POST /desk/stations', { body })).rejects.toMatchObject({ code: 'station.name_taken' });
});

test('nozzles come, go and change their grade, and what was sold stays as it was sold', async () => {
  const stationId = await newStation(house);
  const { call } = await admin();
  const driver = await newDriver(house);
  const order = await driver.call('POST /driver/orders', { body: someOrder(stationId) });
  const nozzles = [
    { nozzleNo: 1, grade: '95#' },
    { nozzleNo: 7, grade: '0#' },
  ];

  const { version } = await call('GET /desk/stations/:stationId', { params: { stationId } });
  const saved = await call('POST /desk/stations/:stationId/nozzles', {
    params: { stationId },
    body: { version, nozzles },
  });

  expect(saved).toMatchObject({ nozzles, version: version + 1 });
  const seen = await driver.call('GET /driver/orders/:orderId', { params: { orderId: order.id } });
  expect(seen).toMatchObject({ nozzleNo: 1, grade: '92#' });
  expect(await audits(stationId, 'station.nozzles')).toEqual([
    { before: { nozzles: '1号枪 92#、2号枪 92#、3号枪 95#、4号枪 98#' }, after: { nozzles: '1号枪 95#、7号枪 0#' } },
  ]);
  const again = call('POST /desk/stations/:stationId/nozzles', {
    params: { stationId },
    body: { version, nozzles: [] },
  });
  await expect(again).rejects.toMatchObject({ code: 'station.changed' });
});

test('a nozzle of a grade nobody sells is refused', async () => {
  const stationId = await newStation(house);
  const { call } = await admin();
  const body = { version: 1, nozzles: [{ nozzleNo: 1, grade: '107#' }] };
  const wish = call('POST /desk/stations/:stationId/nozzles', { params: { stationId }, body });
  await expect(wish).rejects.toMatchObject({ code: 'grade.not_found' });
});

test('a master sees the own station only, with its tills and how their printers are', async () => {
  const [own, other] = [await newStation(house), await newStation(house)];
  const till = await newTill(house, own);
  await till.call('POST /till/printer-state', { body: { state: 'paper-out' } });
  const { call, staff } = await newDesk(house, 'station-master', own);

  const { stations, total, totals } = await call('GET /desk/stations', { query: {} });

  expect({ total, totals }).toEqual({ total: 1, totals: { nozzles: 4, tills: 1, tillsOnline: 0, paused: 0 } });
  expect(stations).toMatchObject([
    { id: own, tills: [{ id: till.tillId, printer: 'paper-out' }], masters: [{ staffNo: staff.staffNo }] },
  ]);
  const stranger = call('GET /desk/stations/:stationId', { params: { stationId: other } });
  await expect(stranger).rejects.toMatchObject({ code: 'station.not_found' });
});

test('the list is narrowed by district, tills online, printers, pauses and use; its totals are of all that match', async () => {
  const { call } = await admin();
  const district = `区${Date.now()}`;
  const [online, trouble] = [await newStation(house), await newStation(house)];
  const [paused, gone] = [await newStation(house), await newStation(house)];
  await house.rows('update stations set district = $1 where id = any ($2)', [
    district,
    [online, trouble, paused, gone],
  ]);
  await newCashier(house, online);
  await house.rows('update tills set last_seen_at = now() where station_id = $1', [online]);
  await newTill(house, trouble);
  await house.rows(`update tills set printer_state = 'offline' where station_id = $1`, [trouble]);
  await house.rows(`update stations set in_car_paused_at = now(), in_car_paused_reason = '卸油' where id = $1`, [
    paused,
  ]);
  await house.rows('update stations set enabled = false where id = $1', [gone]);
  const found = async (query: object) => {
    const answer = await call('GET /desk/stations', { query: { district, ...query } });
    return answer.stations.map(({ id }) => id as string);
  };

  expect(await found({ online: 'yes' })).toEqual([online]);
  expect(await found({ printer: 'trouble' })).toEqual([trouble]);
  expect(await found({ paused: 'yes' })).toEqual([paused]);
  expect(await found({ enabled: 'no' })).toEqual([gone]);
  const { stations, next, total, totals } = await call('GET /desk/stations', { query: { district, limit: 3 } });
  expect([stations.length, next !== undefined, total]).toEqual([3, true, 4]);
  expect(totals).toEqual({ nozzles: 16, tills: 2, tillsOnline: 1, paused: 1 });
  const { districts } = await call('GET /desk/station-facets', {});
  expect(districts).toContain(district);
});

test('a nozzle code leads a driver to that nozzle; the PDF has a page for each', async () => {
  const stationId = await newStation(house);
  const { headers } = await admin();
  const [station] = await house.rows<{ code: string }>('select code from stations where id = $1', [stationId]);

  const page = await fetch(`${house.url}/n/${station?.code}/3`, { redirect: 'manual' });
  expect(page.headers.get('location')).toBe(`${house.url}/car/#/pages/refuel/index?stationId=${stationId}&nozzleNo=3`);
  const nowhere = await fetch(`${house.url}/n/NOWHERE/3`, { redirect: 'manual' });
  expect(nowhere.headers.get('location')).toBe(`${house.url}/car/`);

  const pdf = await fetch(`${house.url}/api/desk/stations/${stationId}/nozzle-codes`, { headers });
  const text = Buffer.from(await pdf.arrayBuffer()).toString('latin1');
  expect(text.slice(0, 5)).toBe('%PDF-');
  expect(text).toMatch(/\/Type \/Pages\s+\/Count 4/);
});

test('a driver who scanned a code hears which nozzle it is; of none that is there, what is not found', async () => {
  const [stationId, { call }] = [await newStation(house), await newDriver(house)];
  const [station] = await house.rows<{ code: string }>('select code from stations where id = $1', [stationId]);
  const code = station?.code ?? '';
  const find = (stationCode: string, nozzleNo: string) =>
    call('GET /driver/nozzles/:stationCode/:nozzleNo', { params: { stationCode, nozzleNo } });

  expect(await find(code, '3')).toEqual({ stationId, nozzleNo: 3 });
  await expect(find('NOWHERE', '3')).rejects.toMatchObject({ status: 404, code: 'station.not_found' });
  await expect(find(code, '77')).rejects.toMatchObject({ status: 404, code: 'nozzle.not_found' });
  await house.rows('update stations set enabled = false where id = $1', [stationId]);
  await expect(find(code, '3')).rejects.toMatchObject({ status: 404, code: 'station.not_found' });
});

test('a station without a master says so, and a disabled master is none', async () => {
  const stationId = await newStation(house);
  const { id } = await newStaff(house, 'station-master', stationId);
  const { call } = await admin();
  const masters = async () => (await call('GET /desk/stations/:stationId', { params: { stationId } })).masters.length;

  expect(await masters()).toBe(1);
  await house.rows('update staff set enabled = false where id = $1', [id]);
  expect(await masters()).toBe(0);
});
