import { randomBytes } from 'node:crypto';
import { openSecret, sealSecret } from './totpSeal';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const own = { staffId: 'staff-1', totpKey: randomBytes(32) };

test('a sealed secret opens for its owner, shows nothing of itself, and is another each time', () => {
  const [one, other] = [sealSecret(SECRET, own), sealSecret(SECRET, own)];
  expect([openSecret(one, own), openSecret(other, own)]).toEqual([SECRET, SECRET]);
  expect(one).not.toBe(other);
  expect(Buffer.from(one.slice(3), 'base64').includes(SECRET)).toBe(false);
});

test.each([
  ['with another key', { ...own, totpKey: randomBytes(32) }],
  ["in another person's row", { ...own, staffId: 'staff-2' }],
])('it does not open %s', (_name, seal) => {
  expect(() => openSecret(sealSecret(SECRET, own), seal)).toThrow(/does not open with TOTP_KEY/);
});

test('a secret somebody changed, cut short or never sealed does not open', () => {
  const sealed = sealSecret(SECRET, own);
  const bytes = Buffer.from(sealed.slice(3), 'base64');
  bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
  for (const bad of [`v1:${bytes.toString('base64')}`, sealed.slice(0, 20), 'v1:', SECRET]) {
    expect(() => openSecret(bad, own)).toThrow(/authenticator app/);
  }
});
