import { changes, newStation, snapshot, startHouse, type TestHouse } from '../app/testing';
import { importStations } from './importStations';

const EMPTY_MAP = ['posted_prices', 'merchant_accounts', 'nozzles', 'stations']
  .map((table) => `delete from ${table}`)
  .join(';');

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(() => house.rows(EMPTY_MAP));
afterAll(() => house.stop());

const HEADER = 'name,address,district,longitude_gcj02,latitude_gcj02';
const row = (name: string, place = '121.4757,31.2319') => `${name},西藏中路268号,黄浦区,${place}`;
const file = (...rows: readonly string[]): string => [HEADER, ...rows, ''].join('\n');
const load = (csv: string, skipBad = false) => importStations(house.db, { csv: Buffer.from(csv), skipBad }, new Date());
const names = async () =>
  (await house.rows<{ name: string }>('select name from stations order by name')).map(({ name }) => name);

test('three hundred stations come in once; imported again they are the same stations', async () => {
  const rows = Array.from({ length: 300 }, (_, index) =>
    row(`第${index + 1}站`, `121.${1000 + index},31.${1000 + index}`),
  );

  expect(await load(file(...rows))).toEqual({ added: 300, updated: 0, unchanged: 0, bad: [], imported: true });
  const before = await snapshot(house);
  expect(await load(file(...rows))).toEqual({ added: 0, updated: 0, unchanged: 300, bad: [], imported: true });

  expect(changes(before, await snapshot(house))).toEqual([]);
});

test('a station that changed is updated under its own id and code, and keeps what the file does not know', async () => {
  await load(file(row('甲站'), row('乙站')));
  await house.rows(`update stations set phone = '021-63270001', in_car_paused_at = now() where name = '甲站'`);
  const kept = `select id, code, phone, in_car_paused_at from stations where name = '甲站'`;
  const before = await house.rows(kept);

  expect(await load(file(row('甲站', '121.5,31.3'), row('乙站')))).toMatchObject({ updated: 1, unchanged: 1 });

  expect(await house.rows(kept)).toEqual(before);
  expect(await house.rows(`select longitude, latitude from stations where name = '甲站'`)).toEqual([
    { longitude: 121.5, latitude: 31.3 },
  ]);
});

test('one bad row stops the whole file; skipping it brings in the others', async () => {
  const csv = file(row('甲站'), row('乙站', '121.4757,北纬31度'), row('丙站'));

  expect(await load(csv)).toEqual({
    added: 0,
    updated: 0,
    unchanged: 0,
    bad: [{ line: 3, reason: '经纬度要用十进制度数，如 121.425166' }],
    imported: false,
  });
  expect(await names()).toEqual([]);

  expect(await load(csv, true)).toMatchObject({ added: 2, imported: true });
  expect(await names()).toEqual(['丙站', '甲站']);
});

test.each([
  ['no name', row(''), '油站名称要有 1 到 60 个字'],
  ['a name of a paragraph', row('站'.repeat(61)), '油站名称要有 1 到 60 个字'],
  ['no address', '甲站,,黄浦区,121.4757,31.2319', '地址要有 1 到 200 个字'],
  ['swapped coordinates', row('甲站', '31.2319,121.4757'), '经度和纬度写反了'],
  ['a place in the sea', row('甲站', '0,0'), '坐标不在中国境内'],
  ['a place on the other side', row('甲站', '-121.4757,31.2319'), '经纬度要用十进制度数，如 121.425166'],
  ['no place', row('甲站', ','), '经纬度要用十进制度数，如 121.425166'],
  ['a place written by a spreadsheet', row('甲站', '1.21E+02,31.2319'), '经纬度要用十进制度数，如 121.425166'],
  ['a name that a spreadsheet would run', row('=cmd()'), '名称、地址和区县不能以 = + - @ 开头'],
  [
    'an address that a spreadsheet would run',
    '甲站,@SUM(A1),黄浦区,121.4757,31.2319',
    '名称、地址和区县不能以 = + - @ 开头',
  ],
  ['a column too many', `${row('甲站')},x`, '这一行的列数不对'],
  ['a column too few', '甲站,西藏中路268号', '这一行的列数不对'],
  ['a letter that is none', row('甲\u0000站'), '有无法读取的字符，请把文件存为 UTF-8 再试'],
  [
    'letters in another encoding',
    row(new TextDecoder().decode(new Uint8Array([0xbc, 0xd7, 0xd5, 0xbe]))),
    '有无法读取的字符，请把文件存为 UTF-8 再试',
  ],
])('a row with %s is reported with its line and reason', async (_, bad, reason) => {
  const report = await load(file(row('好站'), bad, row('也好')), true);

  expect(report).toMatchObject({ added: 2, bad: [{ line: 3, reason }], imported: true });
  expect(await names()).toEqual(['也好', '好站']);
});

test.each([
  ['never ends', '甲站,"西藏中路268号,黄浦区,121.4757,31.2319'],
  ['stands in the middle', '甲站,"西藏"中路,黄浦区,121.4757,31.2319'],
])(
  'after a quote that %s nobody knows where a row ends: nothing is imported, not even the good rows',
  async (_, bad) => {
    const report = await load(file(row('好站'), bad, row('也好'), row('再好')), true);

    expect(report.imported).toBe(false);
    expect(report.bad).toContainEqual({ line: expect.any(Number), reason: '引号没有成对，从这一行起无法读取' });
    expect(await names()).toEqual([]);
  },
);

test('a name that stands twice in a file is reported with the line it stood in first', async () => {
  expect(await load(file(row('甲站'), row('乙站'), row('甲站', '121.5,31.3')))).toMatchObject({
    bad: [{ line: 4, reason: '与第 2 行的油站重名' }],
    imported: false,
  });
});

test('a file of a spreadsheet comes in: byte order mark, CRLF, quotes, commas and line breaks in a cell', async () => {
  const csv = `\uFEFF${HEADER}\r\n"甲站","西藏中路268号,近人民广场","黄浦区","121.4757","31.2319"\r\n"乙""小""站","第一行\r\n第二行",,121.5,31.3\r\n`;

  expect(await load(csv)).toMatchObject({ added: 2, bad: [], imported: true });

  expect(await house.rows('select name, address from stations order by name desc')).toEqual([
    { name: '甲站', address: '西藏中路268号,近人民广场' },
    { name: '乙"小"站', address: '第一行\r\n第二行' },
  ]);
});

test.each([
  [
    'a missing column',
    'name,address\n甲站,西藏中路',
    [{ line: 1, reason: '缺少列：区县（district）、经度（longitude_gcj02）、纬度（latitude_gcj02）' }],
  ],
  [
    'nothing',
    '',
    [
      {
        line: 1,
        reason:
          '缺少列：名称（name）、地址（address）、区县（district）、经度（longitude_gcj02）、纬度（latitude_gcj02）',
      },
    ],
  ],
])('a file with %s imports nothing, not even its good rows', async (_, csv, bad) => {
  expect(await load(csv)).toMatchObject({ bad, imported: false });
  expect(await names()).toEqual([]);
});

test('columns are found by name, in any order, and those nobody knows are left alone', async () => {
  const csv =
    'brand,latitude_gcj02,longitude_gcj02,name,district,address\n中国石化,31.2319,121.4757,甲站,黄浦区,西藏中路\n';
  expect(await load(csv)).toMatchObject({ added: 1, bad: [] });
});

test('an imported station takes no payment in the car until somebody allows it', async () => {
  await load(file(row('甲站')));
  await newStation(house);
  const imported = await house.rows(
    `select in_car_allowed, gas_alarm, code ~ '^S\\d{6}$' as coded from stations where name = '甲站'`,
  );
  expect(imported).toEqual([{ in_car_allowed: false, gas_alarm: false, coded: true }]);
});
