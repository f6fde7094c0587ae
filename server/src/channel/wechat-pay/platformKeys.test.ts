import { createKeyFinder, type PlatformCertificate } from './platformKeys';
import { createSigner } from './testing/keyring';

const { publicKey, publicKeyPem } = createSigner('4F');
const HOUR_MS = 3600_000;
const startedAtMs = Date.parse('2025-11-22T00:00:00Z');

/** Certificates as the provider has them now, a clock to turn, and a count of the downloads. */
function someProvider(...serials: string[]) {
  const provider = {
    nowMs: startedAtMs,
    downloads: 0,
    certificates: serials.map((serial) => someCertificate(serial)),
    isDown: false,
  };
  const find = createKeyFinder({
    publicKeys: [{ id: 'PUB_KEY_ID_1', pem: publicKeyPem }],
    clock: () => new Date(provider.nowMs),
    downloadCertificates: async () => {
      provider.downloads += 1;
      if (provider.isDown) throw new Error('provider is down');
      return provider.certificates;
    },
  });
  return { provider, find };
}

function someCertificate(serial: string, expiresAt = new Date('2030-01-01T00:00:00Z')): PlatformCertificate {
  return { serial, key: publicKey, expiresAt };
}

it('certificates are downloaded when first needed, once for everybody who waits', async () => {
  const { provider, find } = someProvider('4F01', '4F02');
  const keys = await Promise.all([find('4F01'), find('4f02'), find('4F01')]);
  expect(keys.every((key) => key === publicKey)).toBe(true);
  expect(provider.downloads).toBe(1);
});

it('public keys need no download, and an unknown public key id causes none', async () => {
  const { provider, find } = someProvider('4F01');
  expect(await find('PUB_KEY_ID_1')).toBeDefined();
  expect(await find('PUB_KEY_ID_2')).toBeUndefined();
  expect(provider.downloads).toBe(0);
});

it('a thousand made-up serials cause one download a minute', async () => {
  const { provider, find } = someProvider('4F01');
  await find('4F01');
  for (let forged = 0; forged < 1000; forged += 1) {
    provider.nowMs += 100;
    expect(await find(`AA${forged}`)).toBeUndefined();
  }
  // 100 seconds: the first download and one more.
  expect(provider.downloads).toBe(2);
});

it('a new certificate is learnt from the first message it signs, and the old one stays good', async () => {
  const { provider, find } = someProvider('4F01');
  await find('4F01');
  provider.nowMs += HOUR_MS;
  provider.certificates = [someCertificate('4F01'), someCertificate('4F02')];
  expect(await find('4F02')).toBe(publicKey);
  expect(await find('4F01')).toBe(publicKey);
});

it('a certificate WeChat Pay withdrew is no longer believed after the next look', async () => {
  const { provider, find } = someProvider('4F01', '4F02');
  await find('4F01');
  provider.certificates = [someCertificate('4F02')];
  provider.nowMs += 12 * HOUR_MS;
  expect(await find('4F01')).toBeUndefined();
});

it('an expired certificate is not believed', async () => {
  const { provider, find } = someProvider();
  provider.certificates = [someCertificate('4F01', new Date(startedAtMs + HOUR_MS))];
  expect(await find('4F01')).toBe(publicKey);
  provider.nowMs += HOUR_MS;
  expect(await find('4F01')).toBeUndefined();
});

it('after six hours they are looked at again without anybody waiting', async () => {
  const { provider, find } = someProvider('4F01');
  await find('4F01');
  provider.nowMs += 6 * HOUR_MS;
  await find('4F01');
  expect(provider.downloads).toBe(1);
  provider.nowMs += 1;
  provider.isDown = true;
  expect(await find('4F01')).toBe(publicKey);
  expect(provider.downloads).toBe(2);
});

it('nobody trusts a certificate that could not be looked at for twelve hours', async () => {
  const { provider, find } = someProvider('4F01');
  await find('4F01');
  provider.isDown = true;
  provider.nowMs += 12 * HOUR_MS;
  await expect(find('4F01')).rejects.toThrow('provider is down');
  await expect(find('4F01')).rejects.toThrow('provider is down');
  expect(provider.downloads).toBe(2);
  provider.isDown = false;
  provider.nowMs += 60_000;
  expect(await find('4F01')).toBe(publicKey);
});
