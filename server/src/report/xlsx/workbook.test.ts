import { buffer } from 'node:stream/consumers';
import { Workbook } from 'exceljs';
import { litres, yuan, type Cell } from './sheetXml';
import { openWorkbook } from './workbook';

async function* inBatches(rows: readonly (readonly Cell[])[], size: number) {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

async function written(given: readonly (readonly Cell[])[], size: { readonly mostRows?: number } = {}) {
  const rows = inBatches(given, 3);
  const file = openWorkbook({ name: '订单明细', head: ['订单号', '金额'], widths: [20, 12], rows, ...size });
  const workbook = new Workbook();
  // Its types know another Buffer.
  await workbook.xlsx.load((await buffer(file)) as never);
  return workbook;
}

test('what is written is read back by another program: text, numbers, exact amounts, blanks', async () => {
  const [sheet] = (
    await written([
      ['D1', 3],
      [null, yuan(-1)],
      ['', yuan(123_456_789)],
      ['x', litres(43_290)],
    ])
  ).worksheets;

  expect(sheet?.name).toBe('订单明细');
  const rows = sheet?.getSheetValues().slice(1) as unknown[][];
  expect(rows.map((row) => [row[1], row[2]])).toEqual([
    ['订单号', '金额'],
    ['D1', 3],
    [undefined, -0.01],
    [undefined, 1_234_567.89],
    ['x', 43.29],
  ]);
  expect(sheet?.getCell('B4').numFmt).toBe('#,##0.00');
});

test.each([
  ['=HYPERLINK("http://evil","x")', `'=HYPERLINK("http://evil","x")`],
  ['+86', "'+86"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['a=b', 'a=b'],
  ['<c>&"', '<c>&"'],
  ['a\u0000b\uD800', 'a\uFFFDb\uFFFD'],
])('%j stands in a sheet as harmless text', async (given, found) => {
  const [sheet] = (await written([[given, 1]])).worksheets;
  expect(sheet?.getCell('A2').value).toBe(found);
});

test('a workbook without rows has its head', async () => {
  const [sheet] = (await written([])).worksheets;
  expect(sheet?.rowCount).toBe(1);
});

async function* broken(): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield [['D1', 1]];
  throw new Error('the database is gone');
}

test('a source that breaks breaks the file, and says why', async () => {
  const file = openWorkbook({ name: '订单', head: ['订单号'], widths: [20], rows: broken() });
  await expect(buffer(file)).rejects.toThrow('the database is gone');
});

test('very many rows arrive in their order', async () => {
  const [sheet] = (await written(Array.from({ length: 5_000 }, (_, index) => [`D${index}`, index]))).worksheets;
  expect(sheet?.rowCount).toBe(5_001);
  const numbers = sheet?.getColumn(2).values as unknown[];
  expect(numbers.slice(2)).toEqual(Array.from({ length: 5_000 }, (_, index) => index));
});

// A sheet that is full just where a batch ends once lost all that came after.
test.each([5, 6, 7, 11, 12, 13])('%i rows stand on sheets of six, none lost and none twice', async (count) => {
  const rows = Array.from({ length: count }, (_, index) => [`D${index}`, index]);

  const { worksheets } = await written(rows, { mostRows: 6 });

  expect(worksheets).toHaveLength(Math.ceil(count / 6));
  const numbers = worksheets.flatMap((sheet) => (sheet.getColumn(2).values as unknown[]).slice(2));
  expect(numbers).toEqual(rows.map(([, index]) => index));
});
