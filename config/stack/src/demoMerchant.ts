import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDemoCredentials, type SimulatorInput } from '@jiayou/simulator';
import { z } from 'zod';

const Kept = z.object({
  apiV3Key: z.string(),
  certificateSerial: z.string(),
  certificatePem: z.string(),
  publicKeyId: z.string(),
});
const Portal = z.object({ merchants: z.array(z.object({ publicKeyId: z.string(), publicKeyPem: z.string() })).min(1) });

const spMchid = '1900000100';
const miniApp = { appid: 'wx5d3e0a7b1c2f4860', secret: 'demo-mini-program-secret-0000000' };
const officialAccount = { appid: 'wx8c1f6e2d9b3a7054', secret: 'demo-official-account-secret-000' };
/** The stations' own merchant accounts that the simulated WeChat Pay knows: 1900000101 … 1900000120. */
const stationMchids = Array.from({ length: 20 }, (_, index) => String(1_900_000_101 + index));

export interface DemoMerchant {
  /** What the simulated platform knows about the merchant. */
  configFile: string;
  /** The server's settings for a simulator at this address. It must answer already. */
  settingsFor: (simulatorUrl: string) => Promise<Record<string, string>>;
}

/** The demo's service provider: its keys are made once and kept in `dir`. */
export async function demoMerchant(dir: string): Promise<DemoMerchant> {
  mkdirSync(dir, { recursive: true });
  const kept = await keptCredentials(dir);
  const configFile = join(dir, 'simulator.json');
  writeFileSync(configFile, JSON.stringify(simulatorOptions(kept), null, 2), { mode: 0o600 });
  return {
    configFile,
    settingsFor: async (url) => ({ ...settings(dir, kept, url), ...(await platformKeys(dir, url)) }),
  };
}

async function keptCredentials(dir: string): Promise<z.output<typeof Kept>> {
  const file = join(dir, 'merchant.json');
  if (existsSync(file)) return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  const made = await createDemoCredentials();
  writeFileSync(keyFile(dir), made.privateKeyPem, { mode: 0o600 });
  const kept = Kept.parse(made);
  writeFileSync(file, JSON.stringify(kept, null, 2), { mode: 0o600 });
  return kept;
}

function simulatorOptions({ apiV3Key, certificatePem, publicKeyId }: z.output<typeof Kept>): SimulatorInput {
  const apps = [
    { ...miniApp, kind: 'mini-program' as const },
    { ...officialAccount, kind: 'official-account' as const },
  ];
  const subMerchants = stationMchids.map((subMchid, index) => ({ subMchid, name: `示范油站 ${index + 1}` }));
  return { merchants: [{ spMchid, apiV3Key, certificatePem, publicKeyId, apps, subMerchants }] };
}

function settings(dir: string, kept: z.output<typeof Kept>, simulatorUrl: string): Record<string, string> {
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
  };
}

/** What a merchant downloads from WeChat Pay's portal by hand. */
async function platformKeys(dir: string, simulatorUrl: string): Promise<Record<string, string>> {
  const { merchants } = Portal.parse(await (await fetch(`${simulatorUrl}/control/portal`)).json());
  const keys = merchants.map(({ publicKeyId, publicKeyPem }) => {
    const file = join(dir, `${publicKeyId}.pem`);
    writeFileSync(file, publicKeyPem);
    return { id: publicKeyId, file };
  });
  return { WECHAT_PAY_PUBLIC_KEYS: JSON.stringify(keys) };
}

function keyFile(dir: string): string {
  return join(dir, 'merchant.key.pem');
}
