import { litresText, paperYuanText, yuanText } from './money';

test.each([
  [123456, '¥1,234.56'],
  [20000, '¥200.00'],
  [5, '¥0.05'],
  [0, '¥0.00'],
  [-1400, '−¥14.00'],
  [10_000_000, '¥100,000.00'],
  [123456789, '¥1,234,567.89'],
])('%i fen reads %s on screen', (fen, text) => {
  expect(yuanText(fen)).toBe(text);
});

test.each([
  [123456, '￥1234.56'],
  [-1400, '-￥14.00'],
])('%i fen reads %s on paper', (fen, text) => {
  expect(paperYuanText(fen)).toBe(text);
});

test.each([
  [43290, '43.29 升'],
  [27821, '27.82 升'],
  [27825, '27.83 升'],
  [999995, '1000.00 升'],
  [0, '0.00 升'],
])('%i ml reads %s', (volumeMl, text) => {
  expect(litresText(volumeMl)).toBe(text);
});
