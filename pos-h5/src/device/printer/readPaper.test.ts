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

test('a paper of bytes written by hand: sizes, a drawer kick, a feed, and a cut that feeds', () => {
  const job = Buffer.concat([
    Buffer.from([0x1b, 0x40, 0x1c, 0x26, 0x1b, 0x70, 0x00, 0x32, 0xfa]),
    Buffer.from([0x1b, 0x61, 0x01, 0x1d, 0x21, 0x11, 0x1b, 0x45, 0x01]),
    iconv.encode('班结小票\n', 'gb18030'),
    Buffer.from([0x1d, 0x21, 0x00, 0x1b, 0x45, 0x00, 0x1b, 0x61, 0x00]),
    iconv.encode('应有现金 ￥1,234.56 〇𠮷\n', 'gb18030'),
    Buffer.from([0x1b, 0x64, 0x03, 0x1d, 0x56, 0x42, 0x41]),
    iconv.encode('第二张\n', 'gb18030'),
    Buffer.from([0x1d, 0x56, 0x01]),
  ]);
  const plain = { bold: false, wide: false, tall: false, align: 'left' };
  expect(readPaper(Uint8Array.from(job))).toEqual([
    [
      { text: '班结小票', bold: true, wide: true, tall: true, align: 'center' },
      { ...plain, text: '应有现金 ￥1,234.56 〇𠮷' },
    ],
    [{ ...plain, text: '第二张' }],
  ]);
});
