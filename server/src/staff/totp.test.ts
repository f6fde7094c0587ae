import { TOTP } from 'otpauth';
import { newTotpSecret, stepOfCode, totpUri } from './totp';

// RFC 6238, appendix B: the ASCII secret 12345678901234567890, SHA-1; the last six of its eight digits.
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  ['1970-01-01T00:00:59Z', '287082', 1],
  ['2005-03-18T01:58:29Z', '081804', 37_037_036],
  ['2009-02-13T23:31:30Z', '005924', 41_152_263],
])('the published code of %s is the code of its step', (at, code, step) => {
  expect(stepOfCode(RFC_SECRET, code, new Date(at))).toBe(step);
});

test('a phone whose clock is half a minute off still gets in; one that is a minute and a half off does not', () => {
  const secret = newTotpSecret();
  const now = new Date('2026-11-22T06:00:00Z');
  const codeAt = (offMs: number) => new TOTP({ secret }).generate({ timestamp: now.getTime() + offMs });
  const step = now.getTime() / 30_000;
  expect(stepOfCode(secret, codeAt(-30_000), now)).toBe(step - 1);
  expect(stepOfCode(secret, codeAt(30_000), now)).toBe(step + 1);
  expect(stepOfCode(secret, codeAt(-90_000), now)).toBeUndefined();
  expect(stepOfCode(secret, codeAt(90_000), now)).toBeUndefined();
});

test.each(['', '28708', '2870820', '28708a', ' 287082', '２８７０８２'])('«%s» is no code of an app', (text) => {
  expect(stepOfCode(RFC_SECRET, text, new Date('1970-01-01T00:00:59Z'))).toBeUndefined();
});

test('every secret is another, and the code to scan names the product and the person', () => {
  const [one, other] = [newTotpSecret(), newTotpSecret()];
  expect(one).toMatch(/^[A-Z2-7]{32}$/);
  expect(one).not.toBe(other);
  expect(decodeURIComponent(totpUri(one, 'admin'))).toContain(`otpauth://totp/加油管理后台:admin?`);
});
