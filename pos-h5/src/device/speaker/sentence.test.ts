import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fen } from '@jiayou/contract';
import { assert, constantFrom, integer, property, record, type Arbitrary } from 'fast-check';
import { spokenPaid } from '../../features/ticket/words';
import { readClipFile } from './clipFile';
import { cutSentence, joinPieces } from './sentence';
import { spokenAmount } from './spokenAmount';

const shipped = readFileSync(join(__dirname, '../../../public/voice/mandarin.clips'));
const clips = readClipFile(Uint8Array.from(shipped).buffer);
const vocabulary = JSON.parse(readFileSync(join(__dirname, '../../../tools/voice/vocabulary.json'), 'utf8')) as {
  readonly pieces: readonly string[];
};

const amountFen = integer({ min: 1, max: 9_999_999 }) as Arbitrary<Fen>;
const paid = record({
  // With a call number it was paid in a car, without one at the till.
  callNo: constantFrom('A17', undefined),
  nozzleNo: integer({ min: 1, max: 99 }),
  grade: constantFrom('89#', '92#', '93#', '95#', '97#', '98#', '101#', '5#', '0#', '-10#', '−20#', '-35#', '-50#'),
  paidFen: amountFen,
  tender: constantFrom('wechat-pay' as const, 'alipay' as const, 'bank-card' as const, 'cash' as const),
});

test('every paid order is spoken by the clips, to the last character', () => {
  assert(
    property(paid, (receipt) => {
      const text = spokenPaid(receipt);
      expect(cutSentence(text, clips.knows)?.join('')).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test('every amount the till can name is spoken by the clips', () => {
  const mute: number[] = [];
  const small = [...Array(3000).keys()];
  const everyPlace = Array.from({ length: 7692 }, (_, index) => index * 1300 + (index % 100));
  for (const fen of [...small, ...everyPlace])
    if (cutSentence(spokenAmount(fen), clips.knows) === undefined) mute.push(fen);
  expect(mute).toEqual([]);
});

test.each([
  '声音已打开，祝您工作顺利',
  '微信收款，二百元',
  '支付宝收款，两元',
  '银行卡收款成功，五角',
  '现金收款，找零五元',
  '微信已退款，一百元零一分',
  '退款已批准',
  '退款未批准',
  '打印机缺纸',
  '打印机没连上',
  '可能已打印，请核对',
  '请重新扫码',
  '收款失败，请换一种付款方式',
  '收款已取消',
  '班次已结束，请核对',
  '网络已断开',
])('the clips can say 「%s」', (text) => {
  expect(cutSentence(text, clips.knows)?.join('')).toBe(text);
});

test('a sentence with one unknown word is not said at all', () => {
  expect(cutSentence('三号枪，乙醇，二百元', clips.knows)).toBeUndefined();
});

test('the longest known pieces are used, and a short one where a long one would lead nowhere', () => {
  expect(cutSentence('五百元，两角', clips.knows)).toEqual(['五百', '元', '，', '两角']);
  const known = new Set(['甲乙', '甲', '乙丙']);
  expect(cutSentence('甲乙丙', (piece) => known.has(piece))).toEqual(['甲', '乙丙']);
});

test('the shipped file holds each word of the vocabulary, all about as loud, none silent, none running into the next', () => {
  for (const piece of vocabulary.pieces) {
    const sound = clips.samplesOf(piece);
    const rms = Math.sqrt(sound.reduce((sum, sample) => sum + sample * sample, 0) / sound.length);
    const seconds = sound.length / clips.rateHz;
    expect({ piece, heard: rms > 0.1 && rms < 0.3, lasts: seconds > 0.1 && seconds < 3 }).toEqual({
      piece,
      heard: true,
      lasts: true,
    });
    expect(Math.abs(sound.at(-1) ?? 1)).toBeLessThan(0.05);
  }
});

test('the shipped file is small, and every clip lies inside it right behind the one before', () => {
  const headerBytes = shipped.readUInt32LE(0);
  const header = JSON.parse(shipped.subarray(4, 4 + headerBytes).toString('utf8')) as {
    readonly clips: Readonly<Record<string, readonly [number, number]>>;
  };
  expect(shipped.length).toBeLessThan(300_000);
  let end = 0;
  for (const [offset, samples] of Object.values(header.clips)) {
    expect(offset).toBe(end);
    end += Math.ceil(samples / 2);
  }
  expect(4 + headerBytes + end).toBe(shipped.length);
  expect(Object.keys(header.clips)).toEqual(vocabulary.pieces);
});

test('pieces are joined without a gap; only a mark is silence', () => {
  const joined = joinPieces(['三', '号枪', '，', '元'], clips);
  const lengths = ['三', '号枪', '元'].map((piece) => clips.samplesOf(piece).length);
  expect(joined.length).toBe(lengths.reduce((sum, length) => sum + length, 0) + Math.round(0.14 * clips.rateHz));
  const afterGun = (lengths[0] ?? 0) + (lengths[1] ?? 0);
  expect(joined.slice(afterGun, afterGun + 100).every((sample) => sample === 0)).toBe(true);
});
