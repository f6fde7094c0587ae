import { readAmount } from './amount';
import { readCash, usualNotes } from './cash';

test.each([
  ['200', 18_650, { is: 'enough', receivedFen: 20_000, changeFen: 1350 }],
  ['', 18_650, { is: 'enough', receivedFen: 18_650, changeFen: 0 }],
  ['186.5', 18_650, { is: 'enough', receivedFen: 18_650, changeFen: 0 }],
  ['100', 18_650, { is: 'short', words: '实收少于应收，请核对' }],
  ['1.005', 100, { is: 'short', words: '金额最多精确到分（两位小数）' }],
])('%s given for %i fen', (text, dueFen, expected) => {
  expect(readCash(readAmount(text), dueFen)).toEqual(expected);
});

test.each([
  [18_650, ['200', '300', '400']],
  [20_000, ['200', '300', '400']],
  [350, ['50', '100', '200']],
  [12_001, ['150', '200', '300']],
])('for %i fen the usual sums are offered', (dueFen, notes) => {
  expect(usualNotes(dueFen)).toEqual(notes);
});
