import { distance, gradeName, litres, shortYuan, time, yuan } from './format';

describe('what a driver reads', () => {
  test('money has a sign, thousands and two places', () => {
    expect([yuan(123_456), yuan(5), yuan(20_000), yuan(-10_050), yuan(10_000_000)]).toEqual([
      '¥1,234.56',
      '¥0.05',
      '¥200.00',
      '−¥100.50',
      '¥100,000.00',
    ]);
  });
  test('a whole amount on a key has no places, another keeps them', () => {
    expect([shortYuan(20_000), shortYuan(18_650)]).toEqual(['¥200', '¥186.50']);
  });
  test('fuel is in litres with two places', () => {
    expect([litres(43_290), litres(26_631), litres(5), litres(999_996)]).toEqual([
      '43.29 升',
      '26.63 升',
      '0.01 升',
      '1000.00 升',
    ]);
  });
  test('a grade is said, not spelt', () => {
    expect([gradeName('92#'), gradeName('0#')]).toEqual(['92号', '0号']);
  });
  test('near is in metres, far in kilometres', () => {
    expect([distance(35), distance(999), distance(1240), distance(9949), distance(9950), distance(12_400)]).toEqual([
      '35 米',
      '999 米',
      '1.2 公里',
      '9.9 公里',
      '10 公里',
      '12 公里',
    ]);
  });
  test('time is Shanghai time for a phone in any zone', () => {
    expect(time('2026-11-22T18:05:09Z')).toBe('11-23 02:05:09');
    expect(time('2026-11-22T14:05:09+08:00')).toBe('11-22 14:05:09');
  });
});
