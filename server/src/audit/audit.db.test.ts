import type { StationId } from '@jiayou/contract';
import { inTransaction } from '../platform/db';
import { newDesk, newStation, startHouse, type TestHouse } from '../app/testing';
import { recordAudit } from './recordAudit';

let house: TestHouse;
let station: StationId;
let other: StationId;
let admin: Awaited<ReturnType<typeof newDesk>>;
let master: Awaited<ReturnType<typeof newDesk>>;
beforeAll(async () => {
  house = await startHouse();
  [station, other] = [await newStation(house), await newStation(house)];
  admin = await newDesk(house, 'hq-admin');
  master = await newDesk(house, 'station-master', station);
});
afterAll(() => house.stop());

const NOON = '2026-05-01T04:00:00.000Z';
function write(entry: Partial<Parameters<typeof recordAudit>[1]> = {}): Promise<void> {
  const usual = {
    at: new Date(NOON),
    actor: `staff:${admin.staff.id}`,
    stationId: station,
    action: 'test.do',
    subject: 'thing:1',
  };
  return inTransaction(house.db, (tx) => recordAudit(tx, { ...usual, ...entry }));
}
const search = (query: Parameters<typeof admin.call<'GET /desk/audit'>>[1]['query'], by = admin) =>
  by.call('GET /desk/audit', { query });

test('a master reads what was done at the own station, HQ all of it', async () => {
  await write({ action: 'reach.own' });
  await write({ action: 'reach.other', stationId: other });
  await write({ action: 'reach.chain', stationId: null });

  const [mine, all] = [await search({ action: 'reach' }, master), await search({ action: 'reach' })];
  expect(mine.entries.map(({ action }) => action)).toEqual(['reach.own']);
  expect([mine.total, all.total]).toEqual([1, 3]);
  expect((await search({ action: 'reach', stationId: other }, master)).total).toBe(0);
});

test('an entry says who as what, from where, and what became of what, with personal data masked', async () => {
  const before = { phone: '13800001234', plate: '沪A12345' };
  await write({
    action: 'facts.change',
    before,
    after: { phone: '13900001234' },
    detail: { why: '车主来电 13800001234' },
  });
  const [entry] = (await search({ action: 'facts.change' })).entries;
  expect(entry).toMatchObject({
    actor: { id: `staff:${admin.staff.id}`, staffNo: admin.staff.staffNo, role: 'hq-admin' },
    station: { id: station },
    before: { phone: '138****1234', plate: '沪A***45' },
    after: { phone: '139****1234' },
    detail: { why: '车主来电 138****1234' },
  });
});

test('what a person does over HTTP carries their address, browser and the id that stands in our log', async () => {
  const body = { paused: true, reason: '油气报警' };
  await admin.call('POST /desk/stations/:stationId/in-car', { params: { stationId: station }, body });
  const [entry] = (await search({ stationId: station })).entries;
  expect(entry).toMatchObject({ ip: '127.0.0.1', userAgent: expect.any(String) });
  expect(entry?.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test('what it was done to has the name people know, unless it is a member', async () => {
  const subjects = [`staff:${master.staff.id}`, `station:${station}`, `member:${station}`, 'staff:unknown', 'thing:1'];
  for (const subject of subjects) await write({ action: 'name.it', subject });
  const { entries } = await search({ action: 'name.it' });
  const [named] = await house.rows<{ staff: string; station: string }>(
    `select f.name || '（' || f.staff_no || '）' as staff, s.name as station from staff f, stations s where f.id = $1 and s.id = $2`,
    [master.staff.id, station],
  );
  const names = subjects.map((one) => entries.find(({ subject }) => subject === one)?.subjectName);
  expect(names).toEqual([named?.staff, named?.station, undefined, undefined, undefined]);
});

test('entries are found by person, noun, thing, day in Shanghai and words', async () => {
  const subject = 'order:D20260501';
  const found = (at: string) => write({ at: new Date(at), action: 'find.it', subject, detail: { reason: '加错油品' } });
  // The last moment of May 1st in Shanghai, and the first of May 2nd.
  await found('2026-05-01T15:59:59.999Z');
  await found('2026-05-01T16:00:00.000Z');
  await write({ actor: `staff:${master.staff.id}`, action: 'finder.no', subject: 'order:other' });

  const totals = await Promise.all(
    [
      { action: 'find' },
      { action: 'find.it', from: '2026-05-02' },
      { action: 'find.it', to: '2026-05-01' },
      { action: 'find.it', who: admin.staff.staffNo },
      { action: 'find.it', who: master.staff.staffNo },
      { subject },
      { subject: 'D20260501' },
      { action: 'find', text: '油品' },
      { action: 'find', text: '100%' },
    ].map(async (query) => (await search(query)).total),
  );
  expect(totals).toEqual([2, 1, 1, 2, 0, 2, 2, 2, 0]);
});

test('pages neither repeat nor miss an entry, also among those of one instant', async () => {
  for (let count = 0; count < 7; count += 1) await write({ action: 'page.of', subject: `thing:${count}` });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await search({ action: 'page.of', limit: 3, ...(after === undefined ? {} : { after }) });
    expect(page.total).toBe(7);
    seen.push(...page.entries.map(({ subject }) => subject));
    after = page.next;
  } while (after !== undefined);
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((count) => `thing:${count}`));
});

test('among many people of a name the one is found who did it', async () => {
  const ids = await house.rows<{ id: string }>(
    `insert into staff (id, staff_no, name, role, password_hash)
     select gen_random_uuid(), 'namesake-' || n, '王建国' || n, 'hq-finance', 'x' from generate_series(1, 60) n returning id`,
  );
  await write({ action: 'name.sake', actor: `staff:${ids[30]?.id ?? ''}` });
  await write({ action: 'name.sake' });
  expect(await search({ action: 'name.sake', who: '王建国' })).toMatchObject({
    total: 1,
    entries: [{ action: 'name.sake' }],
  });
  expect(await search({ action: 'name.sake', who: '王建国31' })).toMatchObject({ total: 1 });
});

test('words said long ago are looked for a way at a time, and more than we count is said to be more', async () => {
  await write({ action: 'far.back', at: new Date('2020-01-01T00:00:00Z'), detail: { reason: '很久以前' } });
  await house.rows(
    `insert into audit_entries (at, actor, action, subject)
     select timestamptz '2020-01-02' + n * interval '1 second', 'system', 'far.back', 'thing:' || n from generate_series(1, 20000) n`,
  );
  const query = { action: 'far', text: '以前' };

  const first = await search(query);
  expect(first).toMatchObject({ entries: [], total: 0, atLeast: true, lookedBackTo: '2020-01-02T00:00:01.000Z' });
  const second = await search({ ...query, after: first.next });
  expect(second.entries.map(({ detail }) => detail)).toEqual([{ reason: '很久以前' }]);
  expect(second.next).toBeUndefined();
  expect(await search({ action: 'far.back' })).toMatchObject({ total: 5_001, atLeast: true });
  expect(await search({ action: 'facts' })).toMatchObject({ total: 1, atLeast: false });
});

test.each(['x', '2026-02-30T00:00:00.000Z_1', '0000-01-01T00:00:00.000Z_1', `${NOON}_x`])(
  '%s is no place in the list',
  async (after) => {
    await expect(search({ after })).rejects.toMatchObject({ status: 400, code: 'request.invalid' });
  },
);
