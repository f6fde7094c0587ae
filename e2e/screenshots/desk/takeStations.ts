import { stationFile } from '../../actors/csvFile';
import { untilShown, type PersonAtDesk } from '../../actors/personAtDesk';
import { boxOf, openTab } from '../../actors/stationAtDesk';
import { pauseInCar, revokeTill } from '../../house/desk';
import type { House } from '../../house/openHouse';
import { lookAtDesk, type DeskLens } from './lookAtDesk';
import { byId, FIRST_ROW, takeOpenings } from './openings';
import type { Examples } from './walkDesk';

/** Every tab of a station's record, in this state of affairs. */
export async function takeTabs(lens: DeskLens, person: PersonAtDesk, { at, state }: { at: string; state: string }) {
  const { page, see, go } = person;
  await go(at);
  await untilShown(person);
  for (const tab of await page.locator('.ant-tabs-tab').all()) {
    await tab.click();
    await tab.and(page.locator('.ant-tabs-tab-active')).waitFor();
    await see('bones').first().waitFor({ state: 'detached' });
    const key = await tab.getAttribute('data-node-key');
    await lookAtDesk(lens, page, `station-${key}-${state}`);
  }
}

/** What is done at a station: each dialog, two people at one record, a refusal, and a file of stations from its preview on. */
export async function takeStations(
  lens: DeskLens,
  admin: PersonAtDesk,
  { house, examples }: { house: House; examples: Examples },
): Promise<void> {
  const at = `/stations/${examples['stationId']}`;
  await takePrices(lens, admin, at);
  await takeTasks(lens, admin, { house, at });
  await takeClash(lens, admin, at);
  // What the other person changed, with before and after.
  const history = `/audit?subject=station:${examples['stationId']}`;
  await takeOpenings(lens, admin, [{ picture: 'audit-entry', at: history, taps: [FIRST_ROW], shows: byId('changes') }]);
  await takeRefusal(lens, admin);
  await takeImport(lens, admin);
}

async function takePrices(lens: DeskLens, person: PersonAtDesk, at: string): Promise<void> {
  const { page, tap, see } = person;
  await openTabAt(person, at, '油价');
  await boxOf(person, 'price-yuan').fill('7.69');
  await tap('price-later');
  await boxOf(person, 'price-starts').fill('2030-01-01T06:00');
  await tap('post');
  await see('yes').waitFor();
  await lookAtDesk(lens, page, 'station-prices-post');
  await tap('yes');
  await see('cancel-price').waitFor();
  await see('yes').waitFor({ state: 'detached' });
  await lookAtDesk(lens, page, 'station-prices-planned');
  await tap('cancel-price');
  await see('yes').waitFor();
  await lookAtDesk(lens, page, 'station-prices-cancel');
}

async function takeTasks(lens: DeskLens, person: PersonAtDesk, { house, at }: { house: House; at: string }) {
  const tills = `${at}?tab=tills`;
  const accounts = `${at}?tab=accounts`;
  await takeOpenings(lens, person, [
    { picture: 'stations-tills', at: '/stations', taps: [byId('tills-D0001')], shows: byId('revoke') },
    { picture: 'station-code-ask', at: tills, taps: [byId('activation')], shows: byId('yes') },
    { picture: 'station-code', at: tills, taps: [byId('activation'), byId('yes')], shows: byId('activation-code') },
    { picture: 'station-revoke', at: tills, taps: [byId('revoke')], shows: byId('yes') },
    { picture: 'station-pause', at, taps: [byId('in-car')], shows: '#pause-reason' },
    { picture: 'station-account-check', at: accounts, taps: [byId('check-account')], shows: byId('check-outcome') },
  ]);
  await pauseInCar(house, '油罐车卸油');
  await revokeTill(house, '1号收银台');
  await takeOpenings(lens, person, [
    { picture: 'station-resume', at, taps: [byId('in-car')], shows: byId('yes') },
    { picture: 'station-tills-revoked', at: tills, taps: [], shows: byId('tills') },
    { picture: 'stations-paused', at: '/stations', taps: [], shows: byId('stations') },
  ]);
  await pauseInCar(house, undefined);
}

/** Somebody else saves first. */
async function takeClash(lens: DeskLens, person: PersonAtDesk, at: string): Promise<void> {
  const { page, see, tap, go } = person;
  await go(at);
  await untilShown(person);
  const other = { ...person, page: await page.context().newPage() };
  other.see = (id) => other.page.getByTestId(id);
  await other.page.goto(page.url());
  await boxOf(other, 'field-phone').fill('021-63279999');
  const saved = other.page.waitForResponse((answer) => answer.request().method() === 'POST');
  await other.see('save-record').click();
  await saved;
  await other.page.close();
  await boxOf(person, 'field-phone').fill('021-63270000');
  await tap('save-record');
  await see('station-changed').waitFor();
  await lookAtDesk(lens, page, 'station-changed');
}

async function takeRefusal(lens: DeskLens, person: PersonAtDesk): Promise<void> {
  await person.go('/stations/new');
  await untilShown(person);
  const wrong = { name: '人民广场加油站', address: '西藏中路268号', latitude: '31.2319', longitude: '121.4757' };
  for (const [field, text] of Object.entries(wrong)) await boxOf(person, `field-${field}`).fill(text);
  await person.tap('save-record');
  await person.page.locator('.refused-line').first().waitFor();
  await lookAtDesk(lens, person.page, 'stations-new-refused');
}

const FILE = stationFile(
  [
    { name: '虹口足球场加油站', longitude: '121.4790', latitude: '31.2710' },
    { name: '曹杨加油站', address: '兰溪路128号', longitude: '121.4030', latitude: '31.2400', phone: '021-62440001' },
    { name: '外滩加油站', address: '中山东二路90号', longitude: '121.4921', latitude: '31.2349' },
    { name: '经纬颠倒加油站', longitude: '31.2319', latitude: '121.4757' },
    { name: '虹口足球场加油站', longitude: '121.4790', latitude: '31.2710' },
    { name: '=HYPERLINK("https://example.com","点这里")', longitude: '121.4800', latitude: '31.2300' },
  ],
  'gbk',
);

async function takeImport(lens: DeskLens, person: PersonAtDesk): Promise<void> {
  const { page, see, tap, go } = person;
  await go('/stations/import');
  await untilShown(person);
  await see('import-file').setInputFiles({
    name: '说明.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('不是油站\r\n'),
  });
  await page.locator('.refused-line').first().waitFor();
  await lookAtDesk(lens, page, 'stations-import-refused');
  await see('import-file').setInputFiles({ name: '新油站.csv', mimeType: 'text/csv', buffer: FILE });
  await see('import-lines').waitFor();
  await lookAtDesk(lens, page, 'stations-import-preview');
  await tap('apply-import');
  await see('skip-bad').check();
  await lookAtDesk(lens, page, 'stations-import-apply');
  await tap('yes');
  await see('import-done').waitFor();
  await lookAtDesk(lens, page, 'stations-import-done');
}

async function openTabAt(person: PersonAtDesk, at: string, name: string): Promise<void> {
  await person.go(at);
  await untilShown(person);
  await openTab(person, name);
}
