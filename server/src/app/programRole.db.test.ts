import { newDesk, newPaid, newStation, startHouse, workOff, type TestHouse } from './testing';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
  const station = await newStation(house);
  await newPaid(house, station);
  const admin = await newDesk(house, 'hq-admin');
  await admin.call('POST /desk/stations/:stationId/activation-codes', { params: { stationId: station }, body: {} });
});
afterAll(() => house.stop());

const REFUSED = { code: '42501' };
/** As the program itself asks. */
const ask = (sql: string) => house.db.pool.query(sql);

describe.each([
  ['ledger_transfers', 'amount_fen = amount_fen + 1'],
  ['audit_entries', `actor = 'nobody'`],
  ['payment_events', `kind = 'succeeded'`],
])('what stands in %s', (table, change) => {
  test.each([
    ['changed', `update ${table} set ${change}`],
    ['taken out', `delete from ${table}`],
    ['emptied', `truncate ${table}`],
    ['thrown away', `drop table ${table}`],
    ['opened for changes', `alter table ${table} disable trigger all`],
    ['given other columns', `alter table ${table} add column note text`],
    ['given away', `alter table ${table} owner to current_user`],
  ])('cannot be %s by the program', async (_, sql) => {
    await expect(ask(sql)).rejects.toMatchObject(REFUSED);
  });

  test('is read and added to by the program', async () => {
    const { rows } = await ask(`select has_table_privilege('${table}', 'insert') and count(*) > 0 as ok from ${table}`);
    expect(rows).toEqual([{ ok: true }]);
  });
});

test.each([
  ['take the guard off', `alter function refuse_change() owner to current_user`],
  [
    'write another guard',
    `create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'`,
  ],
  ['make tables', 'create table mine (id int)'],
  ['say which migrations it has', `delete from schema_migrations`],
  ['become its owner', 'set role jiayou'],
  ['stop the triggers', `set session_replication_role = 'replica'`],
  ['make a login', 'create role somebody login superuser'],
])('the program cannot %s', async (_, sql) => {
  await expect(ask(sql)).rejects.toMatchObject(REFUSED);
});

test('the program may use every table, also of later migrations, and its queue', async () => {
  const kept = [
    'audit_entries',
    'ledger_transfers',
    'payment_events',
    'refund_slips',
    'schema_migrations',
    'shift_reprints',
  ];
  const { rows } = await ask(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
     where c.relkind = 'r' and not has_table_privilege(c.oid, 'select, insert') or c.relkind = 'r' and n.nspname = 'public'
       and not (has_table_privilege(c.oid, 'update') and has_table_privilege(c.oid, 'delete')) order by 1`,
  );
  expect((rows as { name: string }[]).map(({ name }) => name)).toEqual(kept);
  await expect(workOff(house, { early: true })).resolves.toBeUndefined();
});
