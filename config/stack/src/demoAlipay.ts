import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDemoApp, type SimulatorInput } from '@jiayou/simulator';
import { z } from 'zod';
import { stationMchids, type DemoProvider } from './demoWechatPay';

const Kept = z.object({ appId: z.string(), publicKeyPem: z.string() });
type Kept = z.output<typeof Kept>;
const Portal = z.object({ apps: z.tuple([z.object({ alipayPublicKeyPem: z.string() })]) });

/** The demo chain's app at Alipay; every station is a merchant that lets it act. */
export async function demoAlipay(dir: string, simulatorUrl: string): Promise<DemoProvider> {
  const kept = await keptApp(dir);
  return { config: configOf(kept, simulatorUrl), settings: () => settings(dir, kept, simulatorUrl) };
}

async function keptApp(dir: string): Promise<Kept> {
  const file = join(dir, 'alipay.json');
  if (existsSync(file)) return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  const made = await createDemoApp();
  writeFileSync(join(dir, 'alipay.key.pem'), made.privateKeyPem, { mode: 0o600 });
  const kept = Kept.parse(made);
  writeFileSync(file, JSON.stringify(kept, null, 2), { mode: 0o600 });
  return kept;
}

function configOf({ appId, publicKeyPem }: Kept, simulatorUrl: string): Partial<SimulatorInput> {
  // The seeds give the stations the same accounts.
  const merchants = stationMchids.map((mchid, index) => ({
    pid: `208800${mchid}`,
    name: `示范油站 ${index + 1}`,
    appAuthToken: `202611BB${mchid}`,
  }));
  const app = { appId, mode: 'key' as const, publicKeyPem, merchants };
  return { alipay: { qrBaseUrl: `${simulatorUrl}/phone/alipay/qr/`, apps: [app] } };
}

async function settings(dir: string, { appId }: Kept, simulatorUrl: string): Promise<Record<string, string>> {
  const answer = await fetch(`${simulatorUrl}/control/alipay/portal`);
  const [portal] = Portal.parse(await answer.json()).apps;
  const publicKeyFile = join(dir, 'alipay.public.pem');
  writeFileSync(publicKeyFile, portal.alipayPublicKeyPem);
  return {
    ALIPAY_GATEWAY_URL: `${simulatorUrl}/gateway.do`,
    ALIPAY_APP_ID: appId,
    ALIPAY_PRIVATE_KEY_FILE: join(dir, 'alipay.key.pem'),
    ALIPAY_PUBLIC_KEY_FILE: publicKeyFile,
  };
}
