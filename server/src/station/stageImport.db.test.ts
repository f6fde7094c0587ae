import { changes, newDesk, newStation, send, snapshot, startHouse, sweepOnce, type TestHouse } from '../app/testing';
import type { StationImport } from '@jiayou/contract';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const HEADER = 'name,address,district,longitude_gcj02,latitude_gcj02';
const row = (name: string, place = '121.4757,31.2319') => `${name},西藏中路268号,黄浦区,${place}`;
const file = (...rows: readonly string[]) => Buffer.from([HEADER, ...rows, ''].join('\n'));

async function newImporter() {
  const { call, headers } = await newDesk(house, 'hq-admin');
  const stage = async (content: Buffer, type = 'text/csv'): Promise<StationImport> => {
    const answer = await fetch(`${house.url}/api/desk/station-imports?fileName=a.csv`, {
      method: 'POST',
      headers: { ...headers, 'content-type': type },
      body: new Uint8Array(content),
    });
    return (await answer.json()) as StationImport;
  };
  const apply = ({ id, plan }: StationImport, skipBad = false) =>
    call('POST /desk/station-imports/:importId/apply', { params: { importId: id }, body: { plan, skipBad } });
  return { call, headers, stage, apply };
}

test('a file is first looked at, line by line, and changes nothing; applied, it does exactly that, once', async () => {
  const { call, stage, apply } = await newImporter();
  const stationId = await newStation(house);
  const [known] = await house.rows<{ name: string }>('select name from stations where id = $1', [stationId]);
  const before = await snapshot(house);

  const staged = await stage(file(row(known?.name ?? '', '121.5,31.3'), row('新站'), row('坏站', '31.2,121.4')));

  expect(staged).toMatchObject({ counts: { added: 1, updated: 1, unchanged: 0, bad: 1 }, readable: true });
  const { lines } = await call('GET /desk/station-imports/:importId', { params: { importId: staged.id }, query: {} });
  expect(lines).toMatchObject([
    {
      line: 2,
      outcome: 'updated',
      changes: [
        { field: 'address', from: '上海市西藏中路268号', to: '西藏中路268号' },
        { field: 'longitude_gcj02', from: '121.4757', to: '121.5' },
        { field: 'latitude_gcj02', from: '31.2319', to: '31.3' },
      ],
    },
    { line: 3, outcome: 'added', name: '新站' },
    { line: 4, outcome: 'bad', reason: '经度和纬度写反了' },
  ]);
  expect(
    changes(before, await snapshot(house)).filter((table) => !/staff|sessions|station_imports/.test(table)),
  ).toEqual([]);

  await expect(apply(staged)).rejects.toMatchObject({ code: 'import.bad_rows' });
  const done = await apply(staged, true);
  expect(done).toMatchObject({ counts: { added: 1, updated: 1 }, appliedAt: expect.any(String) });
  const after = await snapshot(house);
  expect(await apply(staged, true)).toEqual(done);
  expect(changes(after, await snapshot(house))).toEqual([]);

  const audits = await house.rows(
    `select before, after from audit_entries where station_id = $1 and action = 'station.import'`,
    [stationId],
  );
  expect(audits).toEqual([
    {
      before: { address: '上海市西藏中路268号', longitude_gcj02: '121.4757', latitude_gcj02: '31.2319' },
      after: { address: '西藏中路268号', longitude_gcj02: '121.5', latitude_gcj02: '31.3' },
    },
  ]);
});

test('a preview that is no longer true is not applied', async () => {
  const { stage, apply } = await newImporter();
  const staged = await stage(file(row('甲')));
  await apply(await stage(file(row('甲', '121.5,31.3'))));

  await expect(apply(staged)).rejects.toMatchObject({ code: 'import.changed' });
  expect(await house.rows(`select longitude from stations where name = '甲'`)).toEqual([{ longitude: 121.5 }]);
});

test('two people who apply one preview at once do it once', async () => {
  const [one, other] = [await newImporter(), await newImporter()];
  const staged = await one.stage(file(row('同时站')));

  const done = await Promise.all([one.apply(staged), other.apply(staged)]);

  expect(done.map(({ counts }) => counts.added)).toEqual([1, 1]);
  expect(await house.rows(`select 1 from audit_entries where detail->>'importId' = $1`, [staged.id])).toHaveLength(1);
});

test('ten thousand rows are previewed and applied; exported, they come back unchanged', async () => {
  const { headers, stage, apply } = await newImporter();
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    row(`万站${index}`, `${(100 + (index % 200) / 10).toFixed(2)},${(25 + (index % 90) / 10).toFixed(2)}`),
  );

  const staged = await stage(file(...rows));
  expect(staged.counts).toEqual({ added: 10_000, updated: 0, unchanged: 0, bad: 0 });
  await apply(staged);

  const csv = await fetch(`${house.url}/api/desk/stations.csv`, { headers });
  const exported = Buffer.from(await csv.arrayBuffer());
  expect([...exported.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const { counts } = await stage(exported);
  expect({ ...counts, unchanged: counts.unchanged >= 10_000 }).toEqual({
    added: 0,
    updated: 0,
    unchanged: true,
    bad: 0,
  });
});

test('the worker throws a file away after a day, applied or not; what was done stays in the audit', async () => {
  const { call, stage, apply } = await newImporter();
  const [old, applied, fresh] = [
    await stage(file(row('旧站'))),
    await stage(file(row('已导入站'))),
    await stage(file()),
  ];
  await apply(applied);
  const yesterday = `update station_imports set made_at = now() - interval '25 hours' where id = any ($1)`;
  await house.rows(yesterday, [[old.id, applied.id]]);

  await sweepOnce(house, 'station:forget-imports');

  const view = (importId: string) => call('GET /desk/station-imports/:importId', { params: { importId }, query: {} });
  await expect(view(old.id)).rejects.toMatchObject({ status: 404, code: 'import.not_found' });
  await expect(apply(old)).rejects.toMatchObject({ code: 'import.not_found' });
  await expect(view(applied.id)).rejects.toMatchObject({ code: 'import.not_found' });
  await expect(view(fresh.id)).resolves.toMatchObject({ import: { id: fresh.id } });
  const said = `select 1 from audit_entries where detail->>'importId' = $1`;
  expect(await house.rows(said, [applied.id])).toHaveLength(1);
});

test('a file of more than eight megabytes is refused, and so is JSON', async () => {
  const { stage } = await newImporter();
  expect(await stage(Buffer.alloc(9_000_000, 0x61))).toMatchObject({ code: 'request.too_large' });
  expect(await stage(Buffer.from('{}'), 'application/json')).toMatchObject({ code: 'request.invalid' });
});

test('whatever bytes come, they are a preview that says what is wrong', async () => {
  const { stage } = await newImporter();
  const noise = Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256));
  expect(await stage(noise)).toMatchObject({ counts: { added: 0, updated: 0 } });
  expect(await stage(Buffer.concat([file(), noise]))).toMatchObject({ counts: { added: 0, updated: 0 } });
});

test("a master's export holds the own station only", async () => {
  const [own, other] = [await newStation(house), await newStation(house)];
  const { headers } = await newDesk(house, 'station-master', own);
  const names = await house.rows<{ id: string; name: string }>('select id, name from stations where id = any ($1)', [
    [own, other],
  ]);
  const { body } = await send(`${house.url}/api/desk/stations.csv`, { method: 'GET', headers });
  const text = String(body);
  expect(names.map(({ id, name }) => [id === own, text.includes(name)])).toEqual(
    names.map(({ id }) => [id === own, id === own]),
  );
});
