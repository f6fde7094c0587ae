import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from './readSettings';

const dir = mkdtempSync(join(tmpdir(), 'settings-'));
afterAll(() => rmSync(dir, { recursive: true }));

function file(name: string): string {
  writeFileSync(join(dir, name), `the ${name}`);
  return join(dir, name);
}

const WECHAT_ONLY = {
  DATABASE_URL: 'postgres://u:p@127.0.0.1:5432/jiayou',
  PUBLIC_URL: 'https://pay.example.com/',
  CHAIN_NAME: '加油',
  TOTP_KEY: Buffer.alloc(32, 7).toString('base64'),
  WECHAT_MINI_APP_ID: 'wx1',
  WECHAT_MINI_APP_SECRET: 's1',
  WECHAT_OFFICIAL_APP_ID: 'wx2',
  WECHAT_OFFICIAL_APP_SECRET: 's2',
  WECHAT_PAY_SP_MCHID: '1900000100',
  WECHAT_PAY_MERCHANT_SERIAL: '5F',
  WECHAT_PAY_PRIVATE_KEY_FILE: file('key'),
  WECHAT_PAY_API_V3_KEY: 'k'.repeat(32),
};
const ALIPAY = { ALIPAY_APP_ID: '2021000000000001', ALIPAY_PRIVATE_KEY_FILE: file('alipay key') };
const CERTIFICATES = {
  ALIPAY_APP_CERTIFICATE_FILE: file('app certificate'),
  ALIPAY_CERTIFICATE_FILE: file('alipay certificate'),
  ALIPAY_ROOT_CERTIFICATE_FILE: file('root'),
};
const V2 = {
  WECHAT_PAY_V2_KEY: 'v'.repeat(32),
  WECHAT_PAY_V2_CERTIFICATE_FILE: file('certificate'),
  WECHAT_PAY_SERVER_IP: '203.0.113.7',
};

test('a chain may have WeChat Pay alone; a file setting gives what the file says', () => {
  expect(readSettings(WECHAT_ONLY)).toMatchObject({
    PUBLIC_URL: 'https://pay.example.com',
    WECHAT_PAY_PRIVATE_KEY_FILE: 'the key',
    alipay: undefined,
    wechatPayV2: undefined,
  });
});

test('Alipay is believed by its public key, or by three certificates', () => {
  const { alipay } = readSettings({ ...WECHAT_ONLY, ...ALIPAY, ALIPAY_PUBLIC_KEY_FILE: file('public key') });
  expect(alipay).toEqual({
    gatewayUrl: 'https://openapi.alipay.com/gateway.do',
    appId: '2021000000000001',
    appPrivateKeyPem: 'the alipay key',
    trust: { mode: 'key', alipayPublicKeyPem: 'the public key' },
    qrProductCode: 'FACE_TO_FACE_PAYMENT',
    timeoutMs: 8_000,
  });
  expect(readSettings({ ...WECHAT_ONLY, ...ALIPAY, ...CERTIFICATES }).alipay?.trust).toEqual({
    mode: 'certificate',
    appCertificatePem: 'the app certificate',
    alipayCertificatePem: 'the alipay certificate',
    rootCertificatePem: 'the root',
  });
});

test('V2 is set up as a whole', () => {
  expect(readSettings({ ...WECHAT_ONLY, ...V2 }).wechatPayV2).toEqual({
    apiKey: 'v'.repeat(32),
    certificatePem: 'the certificate',
    secureUrl: 'https://api.mch.weixin.qq.com',
    serverIp: '203.0.113.7',
  });
});

const { ALIPAY_ROOT_CERTIFICATE_FILE: _, ...twoCertificates } = CERTIFICATES;

test.each([
  ['half of Alipay', { ALIPAY_APP_ID: '2021000000000001' }, /ALIPAY_PRIVATE_KEY_FILE: /],
  ['nothing to believe Alipay by', ALIPAY, /ALIPAY_PUBLIC_KEY_FILE: either this, or all of/],
  ['two of three certificates', { ...ALIPAY, ...twoCertificates }, /ALIPAY_PUBLIC_KEY_FILE: either this, or all of/],
  [
    'two ways to believe Alipay',
    { ...ALIPAY, ...CERTIFICATES, ALIPAY_PUBLIC_KEY_FILE: file('public key') },
    /ALIPAY_PUBLIC_KEY_FILE: either this, or all of/,
  ],
  ['half of V2', { WECHAT_PAY_V2_KEY: 'v'.repeat(32) }, /WECHAT_PAY_V2_CERTIFICATE_FILE: .*; WECHAT_PAY_SERVER_IP: /],
  ['a V2 door that shows no certificate', { ...V2, WECHAT_PAY_V2_SECURE_URL: 'http://a.b' }, /V2_SECURE_URL: /],
  ['a file that is not there', { ...V2, WECHAT_PAY_V2_CA_FILE: '/nowhere/ca.pem' }, /cannot read \/nowhere\/ca\.pem/],
  ['no key for authenticators', { TOTP_KEY: undefined }, /TOTP_KEY: 32 bytes in Base64/],
  ['a key for authenticators that is too short', { TOTP_KEY: 'aGVsbG8=' }, /TOTP_KEY: 32 bytes in Base64/],
  ['nothing at all for WeChat Pay', { WECHAT_PAY_SP_MCHID: undefined, ...V2 }, /WECHAT_PAY_SP_MCHID: /],
])('%s stops the start with one line', (_name, more, said) => {
  const start = () => readSettings({ ...WECHAT_ONLY, ...more });
  expect(start).toThrow(expect.objectContaining({ name: 'SettingsError', message: expect.stringMatching(said) }));
  expect(start).toThrow(/^settings: [^\n]*$/);
});

test('what is wrong is named, its value is not', () => {
  const secret = 'not-thirty-two-long';
  const start = () => readSettings({ ...WECHAT_ONLY, ...V2, WECHAT_PAY_V2_KEY: secret });
  expect(start).toThrow(/WECHAT_PAY_V2_KEY/);
  expect(start).not.toThrow(new RegExp(secret));
});
