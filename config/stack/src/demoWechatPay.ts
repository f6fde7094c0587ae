import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDemoCredentials, type SimulatorInput } from '@jiayou/simulator';
import { z } from 'zod';

const Kept = z.object({
  apiV3Key: z.string(),
  // A folder from before V2 was played has none.
  apiV2Key: z.string().default(() => randomBytes(16).toString('hex')),
  certificateSerial: z.string(),
  certificatePem: z.string(),
  publicKeyId: z.string(),
});
type Kept = z.output<typeof Kept>;
const Portal = z.object({
  merchants: z.array(z.object({ publicKeyId: z.string(), publicKeyPem: z.string() })).min(1),
  secure: z.object({ url: z.string(), caPem: z.string() }),
});

const spMchid = '1900000100';
const miniApp = { appid: 'wx5d3e0a7b1c2f4860', secret: 'demo-mini-program-secret-0000000' };
const officialAccount = { appid: 'wx8c1f6e2d9b3a7054', secret: 'demo-official-account-secret-000' };
/** The stations' own merchant accounts that the simulated WeChat Pay knows: 1900000101 … 1900000120. */
export const stationMchids = Array.from({ length: 20 }, (_, index) => String(1_900_000_101 + index));

/** One provider as the demo chain has signed up with it. */
export interface DemoProvider {
  /** What the simulated platform knows. */
  config: Partial<SimulatorInput>;
  /** The server's settings. The simulator must answer already. */
  settings: () => Promise<Record<string, string>>;
}

/** The demo chain as a service provider of WeChat Pay, and its WeChat apps. */
export async function demoWechatPay(dir: string, simulatorUrl: string): Promise<DemoProvider> {
  const kept = await keptCredentials(dir);
  return {
    config: configOf(kept),
    settings: async () => ({ ...settings(dir, kept, simulatorUrl), ...(await fromPortal(dir, simulatorUrl)) }),
  };
}

async function keptCredentials(dir: string): Promise<Kept> {
  const file = join(dir, 'merchant.json');
  const kept = Kept.parse(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : await newCredentials(dir));
  writeFileSync(file, JSON.stringify(kept, null, 2), { mode: 0o600 });
  return kept;
}

async function newCredentials(dir: string): Promise<Kept> {
  const made = await createDemoCredentials();
  writeFileSync(keyFile(dir), made.privateKeyPem, { mode: 0o600 });
  return made;
}

function configOf({ apiV3Key, apiV2Key, certificatePem, publicKeyId }: Kept): Partial<SimulatorInput> {
  const apps = [
    { ...miniApp, kind: 'mini-program' as const },
    { ...officialAccount, kind: 'official-account' as const },
  ];
  const subMerchants = stationMchids.map((subMchid, index) => ({ subMchid, name: `示范油站 ${index + 1}` }));
  return { merchants: [{ spMchid, apiV3Key, apiV2Key, certificatePem, publicKeyId, apps, subMerchants }] };
}

function settings(dir: string, kept: Kept, simulatorUrl: string): Record<string, string> {
  return {
    WECHAT_MINI_APP_ID: miniApp.appid,
    WECHAT_MINI_APP_SECRET: miniApp.secret,
    WECHAT_OFFICIAL_APP_ID: officialAccount.appid,
    WECHAT_OFFICIAL_APP_SECRET: officialAccount.secret,
    WECHAT_API_URL: simulatorUrl,
    WECHAT_AUTHORIZE_URL: `${simulatorUrl}/connect/oauth2/authorize`,
    WALLET_URL: `${simulatorUrl}/phone/pay`,
    WECHAT_PAY_URL: simulatorUrl,
    WECHAT_PAY_SP_MCHID: spMchid,
    WECHAT_PAY_MERCHANT_SERIAL: kept.certificateSerial,
    WECHAT_PAY_PRIVATE_KEY_FILE: keyFile(dir),
    WECHAT_PAY_API_V3_KEY: kept.apiV3Key,
    WECHAT_PAY_USE_CERTIFICATES: 'true',
    WECHAT_PAY_V2_KEY: kept.apiV2Key,
    WECHAT_PAY_V2_CERTIFICATE_FILE: written(dir, { name: 'merchant.certificate.pem', text: kept.certificatePem }),
    WECHAT_PAY_SERVER_IP: '127.0.0.1',
  };
}

/** What a merchant downloads from WeChat Pay's portal by hand, and the https door with who vouches for it. */
async function fromPortal(dir: string, simulatorUrl: string): Promise<Record<string, string>> {
  const answer = await fetch(`${simulatorUrl}/control/portal`);
  const { merchants, secure } = Portal.parse(await answer.json());
  const keys = merchants.map(({ publicKeyId, publicKeyPem }) => ({
    id: publicKeyId,
    file: written(dir, { name: `${publicKeyId}.pem`, text: publicKeyPem }),
  }));
  return {
    WECHAT_PAY_PUBLIC_KEYS: JSON.stringify(keys),
    WECHAT_PAY_V2_SECURE_URL: secure.url,
    WECHAT_PAY_V2_CA_FILE: written(dir, { name: 'simulator.ca.pem', text: secure.caPem }),
  };
}

function written(dir: string, { name, text }: { name: string; text: string }): string {
  const file = join(dir, name);
  writeFileSync(file, text);
  return file;
}

function keyFile(dir: string): string {
  return join(dir, 'merchant.key.pem');
}
