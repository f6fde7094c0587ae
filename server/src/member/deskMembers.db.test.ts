import { randomUUID } from 'node:crypto';
import { Fen, type StationId } from '@jiayou/contract';
import {
  balances,
  checkLaws,
  newCarSale,
  newCashier,
  newDesk,
  newDriver,
  newPaid,
  newStation,
  newTapped,
  newTillSale,
  snapshot,
  changes,
  startHouse,
  type TestHouse,
} from '../app/testing';

let house: TestHouse;
let station: StationId;
let admin: Awaited<ReturnType<typeof newDesk>>;
let marketing: Awaited<ReturnType<typeof newDesk>>;
beforeAll(async () => {
  house = await startHouse();
  station = await newStation(house);
  [admin, marketing] = [await newDesk(house, 'hq-admin'), await newDesk(house, 'hq-marketing')];
});
afterEach(() => checkLaws(house));
afterAll(() => house.stop());

const SECRETS = { name: '欧阳锋', phone: '13512349876', plate: '沪C7788K' };

async function newMember({ name = '', phone = null as string | null, plates = [] as string[] } = {}): Promise<string> {
  const id = randomUUID();
  await house.rows('insert into drivers (id, created_at, name, phone) values ($1, now(), $2, $3)', [id, name, phone]);
  for (const plate of plates) await house.rows('insert into driver_plates values ($1, $2)', [plate, id]);
  return id;
}
const newPhone = () => `1${String(Math.floor(Math.random() * 1e10)).padStart(10, '0')}`;
const search = async (text: string, who = marketing) =>
  (await who.call('GET /desk/members', { query: { search: text } })).members.map(({ id }) => id);
const audits = (memberId: string) =>
  house.rows<{ actor: string; action: string; detail: unknown }>(
    'select actor, action, detail from audit_entries where subject = $1 order by id',
    [`member:${memberId}`],
  );

test('a member is found by phone or its end, plate with or without its province, name or its beginning, the code they show', async () => {
  const { driverId, call } = await newDriver(house);
  const { name, phone, plate } = SECRETS;
  await call('POST /driver/profile', { body: { name, phone, plates: [plate] } });
  const { code } = await call('POST /driver/member-code', { body: {} });

  for (const text of [phone, '9876', '12349876', '135 1234 9876', plate, 'c7788k', '沪C·7788K', name, '欧阳', code]) {
    expect([text, await search(text)]).toEqual([text, [driverId]]);
  }
  for (const text of ['9875', '%', '_', '欧阳锋锋', '阳锋', '沪C7788L', '京C7788K']) {
    expect([text, await search(text)]).toEqual([text, []]);
  }
  await erase(driverId);
});

test('no answer about members tells a name, a phone or a plate, until somebody says why they must see it; and that is kept', async () => {
  const { name, phone, plate } = SECRETS;
  const memberId = await newMember({ name, phone, plates: [plate] });
  const params = { memberId };
  const cashier = await newCashier(house, station);
  await newTillSale(house, cashier, { member: memberId });

  const seen = JSON.stringify([
    await marketing.call('GET /desk/members', { query: {} }),
    await marketing.call('GET /desk/members/:memberId', { params }),
    await marketing.call('GET /desk/members/:memberId/orders', { params, query: {} }),
  ]);
  expect(seen).toContain('135****9876');
  expect(seen).toContain('欧**');
  for (const secret of Object.values(SECRETS)) expect(seen).not.toContain(secret);

  const unmask = (reason: string, who = admin) =>
    who.call('POST /desk/members/:memberId/unmask', { params, body: { reason } });
  await expect(unmask(' ')).rejects.toMatchObject({ status: 400, code: 'request.invalid' });
  await expect(unmask('想看看', marketing)).rejects.toMatchObject({ status: 403, code: 'session.forbidden' });
  expect(await audits(memberId)).toEqual([]);

  expect(await unmask('车主来电核对')).toEqual({ name, phone, plates: [plate] });
  const actor = `staff:${admin.staff.id}`;
  expect(await audits(memberId)).toEqual([{ actor, action: 'member.unmask', detail: { reason: '车主来电核对' } }]);
  await erase(memberId);
});

test('a profile adds up what was paid and not given back', async () => {
  const memberId = await newMember();
  const cashier = await newCashier(house, station);
  const first = await newTillSale(house, cashier, { member: memberId, fuelFen: 10_000 });
  await newTillSale(house, cashier, { member: memberId, fuelFen: 5_000 });
  const body = { actionId: randomUUID() as never, fuelFen: Fen.parse(700), goodsFen: Fen.parse(0), reason: '多收了钱' };
  const params = { orderId: first.orderId };
  const { refundNo } = await cashier.call('POST /till/bills/:orderId/refunds', { params, body });
  await cashier.call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body: {} });

  const profile = await marketing.call('GET /desk/members/:memberId', { params: { memberId } });
  const { orders } = await marketing.call('GET /desk/members/:memberId/orders', { params: { memberId }, query: {} });

  expect(profile).toMatchObject({ orders: 2, netFen: 14_300 });
  expect(orders.map(({ payableFen }) => payableFen)).toEqual([5_000, 10_000]);
});

test('pages of members follow each other without gap or repeat, and their number is the total', async () => {
  const { id: labelId } = await marketing.call('POST /desk/member-labels', { body: { name: '翻页' } });
  const made: string[] = [];
  for (let nth = 0; nth < 7; nth += 1) {
    const memberId = await newMember({ phone: newPhone() });
    const params = { memberId };
    await marketing.call('POST /desk/members/:memberId/labels', { params, body: { labelId, on: true } });
    made.push(memberId);
  }
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const query = { label: labelId, limit: 3, ...(after === undefined ? {} : { after }) };
    const page = await marketing.call('GET /desk/members', { query });
    expect(page).toMatchObject({ total: 7, atLeast: false });
    seen.push(...page.members.map(({ id }) => id));
    after = page.next;
    // Who joins meanwhile is newer.
    await newMember();
  } while (after !== undefined);
  expect(seen).toEqual(made.toReversed());
});

test('a label is one word of the chain: put on once, taken off once, each change kept', async () => {
  const memberId = await newMember();
  const params = { memberId };
  const { id: labelId } = await marketing.call('POST /desk/member-labels', { body: { name: '网约车' } });
  const again = await admin.call('POST /desk/member-labels', { body: { name: '网约车' } });
  const label = (on: boolean) =>
    marketing.call('POST /desk/members/:memberId/labels', { params, body: { labelId, on } });

  expect(again.id).toBe(labelId);
  expect((await label(true)).labels).toEqual([{ id: labelId, name: '网约车' }]);
  expect((await label(true)).labels).toHaveLength(1);
  expect((await marketing.call('GET /desk/member-labels', {})).labels).toContainEqual({
    id: labelId,
    name: '网约车',
    members: 1,
  });
  expect((await label(false)).labels).toEqual([]);
  expect((await label(false)).labels).toEqual([]);
  expect((await audits(memberId)).map(({ action }) => action)).toEqual(['member.label', 'member.unlabel']);
  const unknown = { params, body: { labelId: randomUUID(), on: true } };
  const refused = marketing.call('POST /desk/members/:memberId/labels', unknown);
  await expect(refused).rejects.toMatchObject({ status: 404, code: 'label.not_found' });
});

test('what a person asks for has everything that we keep about them, as data and to be read', async () => {
  const driver = await newDriver(house);
  await driver.call('POST /driver/profile', { body: { name: '<b>甲</b>', phone: newPhone(), plates: ['沪D55555'] } });
  const { order } = await newPaid(house, station, { driver });
  const params = { memberId: driver.driverId };

  const { data, html } = await admin.call('POST /desk/members/:memberId/export', {
    params,
    body: { reason: '本人申请' },
  });

  expect(data.member).toMatchObject({ name: '<b>甲</b>', plates: ['沪D55555'] });
  expect(data.member.wechat).toHaveLength(1);
  expect(data.orders).toMatchObject([{ orderNo: order.orderNo, state: 'paid', paidFen: 20_000, refundedFen: 0 }]);
  expect(html).toContain('&lt;b&gt;甲&lt;/b&gt;');
  expect(html).toContain(order.orderNo);
  expect(html).toContain('¥200.00');
  expect(html).not.toContain('<script');
  expect(await audits(driver.driverId)).toMatchObject([{ action: 'member.export', detail: { reason: '本人申请' } }]);
});

const erase = (memberId: string, who = admin) =>
  who.call('POST /desk/members/:memberId/erase', {
    params: { memberId },
    body: { reason: '本人要求注销', confirm: 'erase' },
  });

test('erasing forgets the person everywhere and for good; what they bought stays in the books to the fen', async () => {
  const { name, phone, plate } = SECRETS;
  const driver = await newDriver(house);
  await driver.call('POST /driver/profile', { body: { name, phone, plates: [plate] } });
  await driver.call('POST /driver/member-code', { body: {} });
  const [identity] = await house.rows<{ open_id: string }>(
    'select open_id from driver_identities where driver_id = $1',
    [driver.driverId],
  );
  const { order } = await newPaid(house, station, { driver });
  const booksBefore = await balances(house, station);
  const before = await snapshot(house);

  await erase(driver.driverId);

  const changed = changes(before, await snapshot(house));
  expect(changed).not.toContain('public.ledger_transfers');
  expect(changed).not.toContain('public.orders');
  expect(await balances(house, station)).toEqual(booksBefore);
  for (const secret of [name, phone, plate, identity?.open_id ?? '?']) expect(await tablesTelling(secret)).toEqual([]);
  await expect(driver.call('GET /driver/profile', {})).rejects.toMatchObject({ status: 401 });
  const view = admin.call('GET /desk/members/:memberId', { params: { memberId: driver.driverId } });
  await expect(view).rejects.toMatchObject({ status: 404, code: 'member.not_found' });
  expect(await search(phone)).toEqual([]);
  const kept = await admin.call('GET /desk/orders/:orderId', { params: { orderId: order.id } });
  expect(kept).toMatchObject({ state: 'paid', paidFen: 20_000 });
  expect(kept.memberMasked ?? kept.memberId).toBeUndefined();
  await expect(erase(driver.driverId)).rejects.toMatchObject({ status: 404, code: 'member.not_found' });
  expect((await audits(driver.driverId)).map(({ action }) => action)).toEqual(['member.erase']);
});

/** Tables in which a word stands anywhere. */
async function tablesTelling(word: string): Promise<string[]> {
  const tables = await house.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')`,
  );
  const told = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await house.rows(`select 1 from ${name} t where position($1 in t::text) > 0 limit 1`, [word]);
      return rows.length > 0 ? [name] : [];
    }),
  );
  return told.flat();
}

test('who was erased and comes back is somebody new', async () => {
  const driver = await newDriver(house, 'comes-back');
  await erase(driver.driverId);
  const again = await newDriver(house, 'comes-back');
  expect(again.driverId).not.toBe(driver.driverId);
  const profile = await again.call('GET /driver/profile', {});
  expect(profile).toEqual({ name: '', plates: [] });
});

test('nobody is erased while a payment of theirs has no end, and nothing is lost by asking', async () => {
  const driver = await newDriver(house);
  await newTapped(house, station, { driver });
  const before = await snapshot(house);

  await expect(erase(driver.driverId)).rejects.toMatchObject({ status: 409, code: 'member.paying' });

  expect(changes(before, await snapshot(house))).toEqual([]);
});

test('marketing and stations can erase nobody', async () => {
  const memberId = await newMember();
  await newCarSale(house, station);
  await expect(erase(memberId, marketing)).rejects.toMatchObject({ status: 403 });
  const master = await newDesk(house, 'station-master', station);
  await expect(master.call('GET /desk/members', { query: {} })).rejects.toMatchObject({ status: 403 });
});
