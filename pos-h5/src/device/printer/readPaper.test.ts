import iconv from 'iconv-lite';
import { paperBytes } from './paper';
import { readPaper } from './readPaper';

test('the on-screen paper shows what the bytes say: titles large, amounts tall, one sheet a cut', () => {
  const bytes = paperBytes(
    [
      { kind: 'title', text: '加油站' },
      { kind: 'rule' },
      { kind: 'pair', left: '实付', right: '￥186.00', strong: true },
    ],
    58,
    2,
  );
  const sheets = readPaper(bytes);
  expect(sheets).toHaveLength(2);
  expect(sheets[0]).toEqual(sheets[1]);
  expect(sheets[0]).toEqual([
    { text: '     加油站', bold: true, wide: true, tall: true, align: 'left' },
    { text: '-'.repeat(32), bold: false, wide: false, tall: false, align: 'left' },
    { text: `实付${' '.repeat(20)}￥186.00`, bold: true, wide: false, tall: true, align: 'left' },
  ]);
});

test('bytes of another maker are read too: centred, without a cut, a character with an ESC-like second byte', () => {
  const bytes = Buffer.concat([Buffer.from([0x1b, 0x40, 0x1b, 0x61, 0x01]), iconv.encode('乗丂\n完', 'gb18030')]);
  expect(readPaper(Uint8Array.from(bytes))).toEqual([
    [
      { text: '乗丂', bold: false, wide: false, tall: false, align: 'center' },
      { text: '完', bold: false, wide: false, tall: false, align: 'center' },
    ],
  ]);
});
