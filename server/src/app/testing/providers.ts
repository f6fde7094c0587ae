import type { Settings } from '@jiayou/config/runtime';
import { freePort } from '@jiayou/config/stack';
import {
  createDemoApp,
  createDemoCredentials,
  startSimulator,
  type DemoApp,
  type DemoCredentials,
  type RunningSimulator,
} from '@jiayou/simulator';

const SP_MCHID = '1900000100';
export const MINI_APP = 'wx1111111111111111';
const OFFICIAL_APP = 'wx3333333333333333';
/** The stations' accounts that the simulated WeChat Pay knows. */
export const ACCOUNTS = Array.from({ length: 20 }, (_, index) => String(1_900_000_101 + index));
/** Those that the simulated Alipay knows, each with the token by which it lets us act. */
export const ALIPAY_ACCOUNTS = ACCOUNTS.map((account) => ({
  pid: `208800${account}`,
  appAuthToken: `202611BB${account}`,
}));

/** WeChat Pay, WeChat sign-in and Alipay as they are played, and what a chain was given when it signed up with them. */
export interface Providers {
  readonly simulator: RunningSimulator;
  readonly credentials: DemoCredentials;
  readonly alipayApp: DemoApp;
}

/** Callback retries and refunds run a thousand times faster than life; nothing goes wrong by its amount. */
export async function startProviders(): Promise<Providers> {
  const [credentials, alipayApp] = await Promise.all([createDemoCredentials(), createDemoApp()]);
  const { apiV3Key, apiV2Key, certificatePem, publicKeyId } = credentials;
  const { appId, publicKeyPem } = alipayApp;
  const apps = [
    { appid: MINI_APP, secret: 'secret-1', kind: 'mini-program' as const },
    { appid: OFFICIAL_APP, secret: 'secret-2', kind: 'official-account' as const },
  ];
  const subMerchants = ACCOUNTS.map((subMchid) => ({ subMchid, name: subMchid }));
  const merchants = ALIPAY_ACCOUNTS.map(({ pid, appAuthToken }) => ({ pid, name: pid, appAuthToken }));
  // Last of all: what is free now may soon be somebody else's.
  const port = await freePort();
  const simulator = await startSimulator({
    port,
    seed: 'test',
    timeScale: 1000,
    amountScenarios: false,
    merchants: [{ spMchid: SP_MCHID, apiV3Key, apiV2Key, certificatePem, publicKeyId, apps, subMerchants }],
    alipay: {
      qrBaseUrl: `http://127.0.0.1:${port}/phone/alipay/qr/`,
      apps: [{ appId, mode: 'key', publicKeyPem, merchants }],
    },
  });
  return { simulator, credentials, alipayApp };
}

/** The server's settings about them. */
export function providerSettings(providers: Providers) {
  const { simulator, credentials } = providers;
  return {
    WECHAT_MINI_APP_ID: MINI_APP,
    WECHAT_MINI_APP_SECRET: 'secret-1',
    WECHAT_OFFICIAL_APP_ID: OFFICIAL_APP,
    WECHAT_OFFICIAL_APP_SECRET: 'secret-2',
    WECHAT_API_URL: simulator.url,
    WECHAT_AUTHORIZE_URL: `${simulator.url}/connect/oauth2/authorize`,
    WALLET_URL: `${simulator.url}/phone/pay`,
    WECHAT_PAY_URL: simulator.url,
    WECHAT_PAY_SP_MCHID: SP_MCHID,
    WECHAT_PAY_MERCHANT_SERIAL: credentials.certificateSerial,
    WECHAT_PAY_PRIVATE_KEY_FILE: credentials.privateKeyPem,
    WECHAT_PAY_API_V3_KEY: credentials.apiV3Key,
    WECHAT_PAY_PUBLIC_KEYS: simulator.merchants.map(({ publicKeyId: id, publicKeyPem: file }) => ({ id, file })),
    WECHAT_PAY_USE_CERTIFICATES: true,
    WECHAT_PAY_TIMEOUT_MS: 8_000,
    wechatPayV2: wechatPayV2(providers),
    alipay: alipay(providers),
  } satisfies Partial<Settings>;
}

function wechatPayV2({ simulator: { secure }, credentials }: Providers): NonNullable<Settings['wechatPayV2']> {
  if (secure === undefined) throw new Error('nobody plays V2');
  return {
    apiKey: credentials.apiV2Key,
    certificatePem: credentials.certificatePem,
    secureUrl: secure.url,
    caPem: secure.caPem,
    serverIp: '127.0.0.1',
  };
}

function alipay({ simulator, alipayApp }: Providers): NonNullable<Settings['alipay']> {
  const [portal] = simulator.alipay;
  if (portal === undefined) throw new Error('nobody plays Alipay');
  return {
    gatewayUrl: `${simulator.url}/gateway.do`,
    appId: alipayApp.appId,
    appPrivateKeyPem: alipayApp.privateKeyPem,
    trust: { mode: 'key', alipayPublicKeyPem: portal.alipayPublicKeyPem },
    qrProductCode: 'FACE_TO_FACE_PAYMENT',
    timeoutMs: 8_000,
  };
}
