import type { Browser } from 'playwright-core';
import { openDesk, type PersonAtDesk } from '../actors/personAtDesk';
import { boxOf, openTab } from '../actors/stationAtDesk';
import { launchBrowser } from '../browser/launchBrowser';
import { openHouse, type House } from '../house/openHouse';
import { hire } from '../house/staff';
import { until } from '../house/until';

let house: House;
let browser: Browser;
let wang: PersonAtDesk;
let zhou: PersonAtDesk;
let stationPage: string;

const station = { name: '人民广场加油站', code: 'D0001' };

beforeAll(async () => {
  house = await openHouse();
  browser = await launchBrowser();
  await hire(house, { staffNo: '9001', name: '王管理', role: 'hq-admin' });
  await hire(house, { staffNo: '9002', name: '周管理', role: 'hq-admin' });
  [wang, zhou] = [
    await openDesk(house, browser, { staffNo: '9001' }),
    await openDesk(house, browser, { staffNo: '9002' }),
  ];
  stationPage = `/stations/${await house.stationId(station.code)}`;
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

test('of two who change different things, the second is told what the first changed, saves again, and both changes stand', async () => {
  await bothOpenTheRecord();
  await boxOf(wang, 'field-phone').fill('021-63279999');
  await boxOf(wang, 'field-district').fill('黄浦');
  await save(wang);

  await boxOf(zhou, 'field-address').fill('西藏中路268号东门');
  await boxOf(zhou, 'field-fenceM').fill('260');
  await zhou.tap('save-record');
  expect(await toldTo(zhou)).toEqual(['区县：已带入对方改的「黄浦」', '电话：已带入对方改的「021-63279999」']);
  expect(await zhou.see('station-changed').textContent()).toContain('核对后请再保存一次');
  expect(await shown(zhou, ['address', 'fenceM', 'phone', 'district'])).toEqual([
    '西藏中路268号东门',
    '260',
    '021-63279999',
    '黄浦',
  ]);
  // Nothing of theirs is written before they have looked.
  expect(await record()).toMatchObject({ phone: '021-63279999', district: '黄浦', fence_m: 200 });

  await save(zhou);
  await zhou.see('station-changed').waitFor({ state: 'detached' });
  expect(await record()).toMatchObject({
    phone: '021-63279999',
    district: '黄浦',
    address: '西藏中路268号东门',
    fence_m: 260,
  });
  expect(await whoChanged()).toEqual([
    ['9001', ['district', 'phone']],
    ['9002', ['address', 'fenceM']],
  ]);
});

test('where both change one field, the second reads the other’s word, keeps their own, and it is theirs that stands', async () => {
  await bothOpenTheRecord();
  await boxOf(wang, 'field-phone').fill('021-11111111');
  await save(wang);
  await boxOf(zhou, 'field-phone').fill('021-22222222');
  await zhou.tap('save-record');
  expect(await toldTo(zhou)).toEqual(['电话：对方改成「021-11111111」，您也改了它，保存后以您的为准']);
  expect(await shown(zhou, ['phone'])).toEqual(['021-22222222']);
  expect(await record()).toMatchObject({ phone: '021-11111111' });
  await save(zhou);
  expect(await record()).toMatchObject({ phone: '021-22222222' });
});

test('a record saved while somebody changed the nozzles says that it was the nozzles', async () => {
  await bothOpenTheRecord();
  await openTab(wang, '油枪');
  await wang.tap('add-nozzle');
  await save(wang, 'save-nozzles');
  await boxOf(zhou, 'field-phone').fill('021-33333333');
  await zhou.tap('save-record');
  expect(await toldTo(zhou)).toEqual(['9号枪：对方添加了它（92#），已带入']);
  await save(zhou);
  expect(await record()).toMatchObject({ phone: '021-33333333', nozzles: 9 });
});

test('nozzles that two people change at once keep the work of both', async () => {
  await bothOpenTheRecord();
  for (const person of [wang, zhou]) await openTab(person, '油枪');
  await wang.tap('add-nozzle');
  await save(wang, 'save-nozzles');
  await zhou.page.getByRole('button', { name: '移除2号枪' }).click();
  await zhou.tap('save-nozzles');
  expect(await toldTo(zhou)).toEqual(['10号枪：对方添加了它（92#），已带入']);
  await zhou.tap('save-nozzles');
  await zhou.see('station-changed').waitFor({ state: 'detached' });
  expect(await nozzleNos()).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('the log says who changed what, in the order it happened', async () => {
  await wang.go(stationPage);
  await wang.page.getByRole('link', { name: '修改历史' }).click();
  const log = wang.see('audit');
  await log.getByText('周管理').first().waitFor();
  expect(await log.textContent()).toContain('王管理');
});

async function bothOpenTheRecord(): Promise<void> {
  for (const person of [wang, zhou]) {
    await person.go(stationPage);
    await person.see('record-form').waitFor();
  }
}

/** Saves, and waits until it is. */
async function save(person: PersonAtDesk, button: 'save-record' | 'save-nozzles' = 'save-record'): Promise<void> {
  const { version } = await record();
  await person.tap(button);
  await until('the record to be saved', async () => (await record()).version > version);
}

/** What the note about the other’s changes lists. */
async function toldTo(person: PersonAtDesk): Promise<string[]> {
  await person.see('station-changed').waitFor();
  return await person.see('station-changed').locator('li').allTextContents();
}

const shown = async (person: PersonAtDesk, fields: readonly string[]): Promise<string[]> =>
  await Promise.all(fields.map(async (field) => await boxOf(person, `field-${field}`).inputValue()));

interface Written {
  version: number;
  nozzles: number;
}

async function record(): Promise<Written> {
  const sql = `select version, phone, district, address, fence_m,
     (select count(*)::int from nozzles where station_id = s.id) as nozzles from stations s where code = $1`;
  const [found] = await house.rows<Written>(sql, [station.code]);
  if (found === undefined) throw new Error(`no station ${station.code}`);
  return found;
}

async function nozzleNos(): Promise<number[]> {
  const sql = `select nozzle_no from nozzles n join stations s on s.id = n.station_id where s.code = $1 order by 1`;
  return (await house.rows<{ nozzle_no: number }>(sql, [station.code])).map((row) => row.nozzle_no);
}

async function whoChanged(): Promise<[string, string[]][]> {
  const sql = `select p.staff_no as "staffNo", a.after from audit_entries a join staff p on a.actor = 'staff:' || p.id
     where a.action = 'station.edit' order by a.at`;
  const rows = await house.rows<{ staffNo: string; after: object }>(sql);
  return rows.map(({ staffNo, after }) => [staffNo, Object.keys(after).toSorted()]);
}
