import { codeLifeMs } from './codeLife';

const nowMs = Date.parse('2026-11-22T14:05:00+08:00');
const life = (expiresAt: string) => codeLifeMs(expiresAt, nowMs);

describe('a member code', () => {
  test('is replaced a little before it dies', () => {
    expect(life('2026-11-22T14:06:00+08:00')).toBe(57_000);
    expect(life('2026-11-22T06:05:30Z')).toBe(27_000);
  });
  test('is replaced after the usual minute by a phone whose clock is wrong', () => {
    expect(life('2026-11-22T13:50:00+08:00')).toBe(57_000);
    expect(life('2026-11-22T15:00:00+08:00')).toBe(57_000);
  });
});
