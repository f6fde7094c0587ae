import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Provider } from './signCallback';

/** Where a station's money goes, at both wallets. */
export interface Account {
  readonly mchid: string;
  readonly pid: string;
  readonly appAuthToken: string;
}
export interface Merchants {
  /** The simulated WeChat Pay's side of things: (a) and (c) sign their callbacks with its own key. */
  readonly provider: Provider;
  readonly accounts: readonly Account[];
  /** Their folder. */
  readonly dir: string;
}

const PlatformKeys = z.object({ publicKey: z.object({ privateKeyPem: z.string() }) });
const Platforms = z.object({
  merchants: z.tuple([
    z.object({
      spMchid: z.string(),
      publicKeyId: z.string(),
      apiV3Key: z.string(),
      apps: z.tuple([z.object({ appid: z.string() })], z.unknown()),
      subMerchants: z.array(z.object({ subMchid: z.string() })),
    }),
  ]),
  alipay: z.object({
    apps: z.tuple([
      z.object({ appId: z.string(), merchants: z.array(z.object({ pid: z.string(), appAuthToken: z.string() })) }),
    ]),
  }),
});

/** The demo chain as its stack has written it down in `dir`. */
export function readMerchants(dir: string): Merchants {
  const { merchants, alipay } = readPlatforms(dir);
  const [{ spMchid, publicKeyId, apiV3Key, apps, subMerchants }] = merchants;
  const keys = PlatformKeys.parse(JSON.parse(readText(dir, `simulator/platform-keys-${spMchid}.json`)));
  const privateKey = createPrivateKey(keys.publicKey.privateKeyPem);
  const provider = { spMchid, publicKeyId, apiV3Key, appId: apps[0].appid, privateKey };
  const accounts = alipay.apps[0].merchants.map(({ pid, appAuthToken }, index) => {
    return { mchid: subMerchants[index]?.subMchid ?? '', pid, appAuthToken };
  });
  return { dir, provider, accounts };
}

/** What the simulated platforms know. */
export const readPlatforms = (dir: string) => Platforms.parse(JSON.parse(readText(dir, 'keys/simulator.json')));

export const readText = (dir: string, file: string): string => readFileSync(join(dir, file), 'utf8');
