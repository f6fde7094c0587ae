import * as fc from 'fast-check';
import { asMeant, hoursText, neutralised, parseHours } from './csvColumns';
import { writeStations } from './exportStations';
import { planImport, type KnownStation } from './planImport';
import { readCsvText } from './readCsvText';

const HEADER = 'name,address,district,longitude_gcj02,latitude_gcj02';
const minute = fc.integer({ min: 0, max: 1439 });
const text = (maxLength: number, minLength = 0) =>
  fc
    .string({ unit: 'grapheme', minLength, maxLength })
    .map((words) => words.trim())
    .filter(
      (words) =>
        words.length >= minLength && words.length <= maxLength && !/^[=+\-@]|[\p{Cc}\uFFFD\p{Surrogate}]/u.test(words),
    );
const thing = text(5, 1).filter((word) => !/[、,，]/.test(word));
const station = fc.record({
  name: text(30, 1),
  address: text(60, 1),
  district: text(12),
  latitude: fc.double({ min: 3.8, max: 53.6, noNaN: true }),
  longitude: fc.double({ min: 73.4, max: 135.1, noNaN: true }),
  phone: fc.constantFrom('', '021-63270001', '+86 21 63270001', '(021) 6327', '-1'),
  opens_minute: minute,
  closes_minute: minute,
  facilities: fc.uniqueArray(thing, { maxLength: 5 }),
  fence_m: fc.integer({ min: 20, max: 2000 }),
  enabled: fc.boolean(),
});
const chain = fc
  .uniqueArray(station, { maxLength: 20, selector: ({ name }) => name })
  .map((stations) =>
    stations.map((one, index): KnownStation => ({
      ...one,
      id: `id-${index}`,
      code: `S${String(index).padStart(6, '0')}`,
    })),
  )
  // Round the clock has one writing.
  .map((stations) =>
    stations.map((one) =>
      one.opens_minute === one.closes_minute ? { ...one, opens_minute: 0, closes_minute: 0 } : one,
    ),
  );

test('whatever stations there are, their export read back changes nothing', () => {
  fc.assert(
    fc.property(chain, (stations) => {
      const { lines } = planImport(writeStations(stations), stations);
      expect(lines.map(({ line }) => line).filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
      expect(lines).toHaveLength(stations.length);
    }),
  );
});

test('an export read into an empty house makes the same stations', () => {
  fc.assert(
    fc.property(chain, (stations) => {
      const csv = writeStations(stations.map((one) => ({ ...one, code: '' })));
      const made = planImport(csv, []).lines.map(({ wish }) => wish?.said);
      expect(made).toEqual(stations.map(({ id: _id, code: _code, ...said }) => said));
    }),
  );
});

test('what a spreadsheet would run is marked on the way out, and meant as before on the way in', () => {
  fc.assert(
    fc.property(fc.string(), (words) => {
      expect(asMeant(neutralised(words))).toBe(words);
      expect(neutralised(words)).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

test('hours are read as they are written', () => {
  fc.assert(
    fc.property(minute, minute, (opens, closes) => {
      expect(parseHours(hoursText(opens, closes))).toEqual(opens === closes ? [0, 0] : [opens, closes]);
    }),
  );
  expect(['25:00-26:00', '6-22', '06:60-22:00', ''].map(parseHours)).toEqual(Array.from({ length: 4 }));
  expect([parseHours('06:00-24:00'), parseHours('0:00-24:00')]).toEqual([
    [360, 0],
    [0, 0],
  ]);
});

/** `甲站,路,区` */
const GBK_ROW = Buffer.from([0xbc, 0xd7, 0xd5, 0xbe, 0x2c, 0xc2, 0xb7, 0x2c, 0xc7, 0xf8]);

test('a file of an old spreadsheet is GBK and is read as such; one with a mark is UTF-8', () => {
  const gbk = readCsvText(Buffer.concat([Buffer.from(`${HEADER}\n`), GBK_ROW, Buffer.from(',121.4757,31.2319\n')]));
  expect(gbk.encoding).toBe('gb18030');
  expect(planImport(gbk.text, []).lines).toMatchObject([{ line: { outcome: 'added', name: '甲站' } }]);

  const marked = readCsvText(Buffer.from(`\uFEFF${HEADER}\n甲站,路,区,121.4757,31.2319\n`));
  expect([marked.encoding, planImport(marked.text, []).lines[0]?.line.name]).toEqual(['utf-8', '甲站']);
});

const known: KnownStation = {
  id: 'id-1',
  code: 'S000001',
  name: '甲站',
  address: '路',
  district: '区',
  latitude: 31.2319,
  longitude: 121.4757,
  phone: '',
  opens_minute: 0,
  closes_minute: 0,
  facilities: [],
  fence_m: 200,
  enabled: true,
};
const planOf = (...rows: readonly string[]) =>
  planImport([`编号,名称,地址,区县,经度,纬度`, ...rows].join('\n'), [known]);
const saysOf = (...rows: readonly string[]) =>
  planOf(...rows).lines.map(
    ({ line: { outcome, reason, changes } }) => reason ?? (outcome === 'updated' ? changes : outcome),
  );

test('a station is found by its code and may get another name; without a code by its name', () => {
  expect(saysOf('S000001,新名,路,区,121.4757,31.2319')).toEqual([[{ field: 'name', from: '甲站', to: '新名' }]]);
  expect(saysOf(',甲站,新路,区,121.4757,31.2319')).toEqual([[{ field: 'address', from: '路', to: '新路' }]]);
});

test('one station in two lines, and a code of nobody, are bad lines', () => {
  expect(saysOf('S000001,新名,路,区,121.4757,31.2319', ',甲站,路,区,121.4757,31.2319')[1]).toBe(
    '与第 2 行是同一座油站',
  );
  expect(saysOf('S999999,乙站,路,区,121.4757,31.2319')).toEqual(['没有编号为 S999999 的油站；新油站请不填编号']);
});

test('a plan has another hash once a station it would change has changed', () => {
  const row = 'S000001,新名,路,区,121.4757,31.2319';
  const { hash } = planOf(row);
  expect(planOf(row).hash).toBe(hash);
  expect(planImport(`编号,名称,地址,区县,经度,纬度\n${row}`, [{ ...known, address: '别处' }]).hash).not.toBe(hash);
});
