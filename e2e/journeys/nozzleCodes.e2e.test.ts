import { pickUpPhone } from '../actors/driverAtPhone';
import { openDesk, type PersonAtDesk } from '../actors/personAtDesk';
import { readPages } from '../actors/readPages';
import { openTab } from '../actors/stationAtDesk';
import { openPlace } from '../actors/openPlace';
import { until } from '../house/until';

let codes: string[] = [];

const station = { code: 'D0002', name: '南京西路加油站', grades: ['92#', '92#', '95#', '95#', '98#', '0#'] };

const place = openPlace();

test('the button prints a page for each nozzle, and the code on it is that nozzle’s address', async () => {
  const admin = await openDesk(place.house, place.browser);
  await admin.go(`/stations/${await place.house.stationId(station.code)}`);
  await openTab(admin, '油枪');
  const pages = await readPages(await printed(admin));
  codes = pages.map(({ code }) => code ?? 'no code');
  expect(codes).toEqual(station.grades.map((_, index) => `${place.house.url}/n/${station.code}/${index + 1}`));
  for (const [index, grade] of station.grades.entries()) {
    for (const words of [station.name, `${index + 1}号枪`, grade]) expect(pages[index]?.text).toContain(words);
  }
});

test('a driver who scans the third page stands at the third nozzle of that station', async () => {
  const driver = await pickUpPhone(place.house, place.browser);
  await driver.page.goto(codes[2] ?? '');
  await driver.see('#nozzle-3.cell-on').waitFor();
  expect(await driver.see('#station-name').textContent()).toBe(station.name);
  expect(await driver.see('#nozzle-1').getAttribute('class')).not.toContain('cell-on');
});

/** What the page's button brings, whether the browser shows it or keeps it. */
async function printed({ page, tap }: PersonAtDesk): Promise<Buffer> {
  let file: Buffer | undefined;
  await page.context().route('**/nozzle-codes', async (route) => {
    const response = await route.fetch();
    file = await response.body();
    await route.fulfill({ response });
  });
  await tap('print-codes');
  return await until('the pages', async () => file);
}
