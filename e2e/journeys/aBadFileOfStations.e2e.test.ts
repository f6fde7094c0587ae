import { cellsOf, stationFile, type Saved, type StationLine } from '../actors/csvFile';
import { choose, openDesk, type PersonAtDesk } from '../actors/personAtDesk';
import { openPlace } from '../actors/openPlace';
import { until } from '../house/until';

let admin: PersonAtDesk;

const place = openPlace(async ({ house, browser }) => {
  admin = await openDesk(house, browser);
});

const ROWS = 10_000;
const BAD = [
  { line: 51, reason: '经度和纬度写反了' },
  { line: 2_001, reason: '坐标不在中国境内' },
  { line: 5_001, reason: '与第 2 行的油站重名' },
  { line: 8_001, reason: '名称、地址和区县不能以 = + - @ 开头' },
  { line: 9_001, reason: '名称、地址和区县不能以 = + - @ 开头' },
  { line: 10_001, reason: '经纬度要用十进制度数，如 121.425166' },
];
const GOOD = ROWS - BAD.length;
const countText = (count: number): string => count.toLocaleString('en-US');

/** Ten thousand stations of one city, six lines of which nobody can use. */
function badLines(city: string): StationLine[] {
  const spoilt: Record<number, Partial<StationLine>> = {
    51: { longitude: '31.231900', latitude: '121.475700' },
    // Tokyo: looks like ours, and no conversion to GCJ-02 moves it.
    2_001: { longitude: '139.6917', latitude: '35.6895' },
    5_001: { name: `${city}1号加油站` },
    8_001: { name: '=HYPERLINK("http://evil.example","点我")' },
    9_001: { address: '@SUM(A1:A9)' },
    10_001: { longitude: '1.21E+02' },
  };
  return Array.from({ length: ROWS }, (_, index) => ({
    name: `${city}${index + 1}号加油站`,
    longitude: (100 + (index % 200) / 10).toFixed(6),
    latitude: (25 + (index % 90) / 10).toFixed(6),
    // A spreadsheet takes a leading plus for a formula.
    phone: index === 6 ? '+86 21 6327 0001' : '',
    ...spoilt[index + 2],
  }));
}

describe.each<[Saved, string, string]>([
  ['gbk', '贵阳', 'GBK'],
  ['utf-8 with BOM', '昆明', 'UTF-8'],
])('ten thousand rows in %s', (saved, city, named) => {
  test('the preview names what is bad by its line, and nothing is written', async () => {
    const before = await stations();
    await admin.go('/stations/import');
    const file = { name: `${city}.csv`, mimeType: 'text/csv', buffer: stationFile(badLines(city), saved) };
    await admin.see('import-file').setInputFiles(file);
    await admin.see('import-summary').waitFor();
    expect(await admin.see('import-summary').textContent()).toContain(
      `${city}.csv（${named}）：新增 ${countText(GOOD)} 座，修改 0 座，不变 0 座，有错 ${BAD.length} 行`,
    );
    await choose(admin.page, admin.see('filter-outcome').locator('input'), '有错');
    await admin.page.waitForURL(/outcome=bad/);
    await until('the bad lines alone', async () => (await rows().count()) === BAD.length);
    expect(await shownLines()).toEqual(BAD);
    expect(await stations()).toEqual(before);
  });

  test('bad rows must be skipped knowingly; then exactly the good ones are written', async () => {
    const before = await stations();
    await admin.tap('apply-import');
    await admin.see('skip-bad').waitFor();
    expect(await admin.see('yes').isEnabled()).toBe(false);
    await admin.see('skip-bad').check();
    await admin.tap('yes');
    await admin.see('import-done').waitFor();
    expect(await admin.see('import-done').textContent()).toBe(`已导入：新增 ${countText(GOOD)} 座，修改 0 座`);
    const badAt = new Set(BAD.map(({ line }) => line));
    const good = badLines(city).filter((_, index) => !badAt.has(index + 2));
    const added = (await stations()).filter(({ name }) => name.startsWith(city));
    expect(added).toEqual(good.map(asStation).toSorted((a, b) => compare(a.name, b.name)));
    expect((await stations()).length).toBe(before.length + GOOD);
  });
});

test('the address of a preview is good for another look: it says what was done, and does it no second time', async () => {
  await admin.page.reload();
  await admin.see('import-done').waitFor();
  expect(await admin.see('apply-import').count()).toBe(0);
});

test('formulas leave in the exported file as text; read back, the file changes nothing, and the formula is named', async () => {
  // From the days before names were checked.
  const formula = '=HYPERLINK("http://evil.example","点我")';
  await place.house.rows(`update stations set name = $1 where code = 'D0006'`, [formula]);
  await admin.go('/stations/import');
  const [download] = await Promise.all([admin.page.waitForEvent('download'), admin.tap('export-stations')]);
  expect(download.suggestedFilename()).toBe('油站.csv');
  const bytes = await readAll(await download.createReadStream());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const cells = cellsOf(bytes.toString('utf8'));
  expect(cells.flat().filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
  expect(cells.find(([code]) => code === 'D0006')?.[1]).toBe(`'${formula}`);
  expect(cells.find(([, name]) => name === '贵阳7号加油站')).toContain(`'+86 21 6327 0001`);
  expect(cells).toHaveLength((await stations()).length + 1);

  const back = { name: '油站.csv', mimeType: 'text/csv', buffer: bytes };
  await admin.see('import-file').setInputFiles(back);
  await admin.see('import-summary').waitFor();
  expect(await admin.see('import-summary').textContent()).toContain(
    `新增 0 座，修改 0 座，不变 ${countText(cells.length - 2)} 座，有错 1 行`,
  );
});

interface Written {
  name: string;
  address: string;
  latitude: number;
  longitude: number;
  phone: string;
}

const stations = async (): Promise<Written[]> =>
  await place.house.rows('select name, address, latitude, longitude, phone from stations order by name collate "C"');

function asStation({ name, address = '中山北路1号', latitude, longitude, phone = '' }: StationLine): Written {
  return { name, address, latitude: Number(latitude), longitude: Number(longitude), phone };
}

/** As the database compares bytes. */
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const rows = () => admin.see('import-lines').locator('tbody tr.ant-table-row');

async function shownLines(): Promise<{ line: number; reason: string }[]> {
  const texts = await rows().evaluateAll((shown) =>
    shown.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
  );
  return texts.map((cells) => ({ line: Number(cells[0]), reason: cells.at(-1) ?? '' }));
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
