import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { Ids } from '../world/ids';
import { createPayerCodes } from '../world/payerCodes';
import { createPlans } from '../world/plans';
import type { World } from '../world/world';
import { platformKeysOf } from './keys/platformKeys';
import { meet } from './login/meet';
import type { MerchantOptions } from './options';
import { scenariosByAmount } from './scenario/scenarios';
import { openStore } from './store/store';
import type { Merchant, WechatPay } from './wechatPay';

export async function openWechatPay(world: World): Promise<WechatPay> {
  const { options, ids } = world;
  const merchants = await Promise.all(options.merchants.map((merchant) => opened(world, merchant)));
  const store = openStore(options.dir);
  const wechat: WechatPay = {
    ...world,
    merchants: new Map(merchants.map((merchant) => [merchant.spMchid, merchant])),
    store,
    plans: createPlans({
      kept: store.plans,
      save: (value) => store.save({ kind: 'plan', value }),
      byAmount: (kind, fen) => (options.amountScenarios ? scenariosByAmount(kind, fen) : []),
    }),
    payerCodes: createPayerCodes(world, { lifeMs: CODE_LIFE_MS, draw: (name) => digitsOf(ids, name) }),
    loginCodes: new Map(),
  };
  for (const { apps } of merchants) {
    for (const app of apps) for (const user of options.users) meet(wechat, app.appid, user.id);
  }
  return wechat;
}

export function resetWechatPay({ store, plans, payerCodes, loginCodes }: WechatPay): void {
  store.save({ kind: 'reset' });
  plans.clear();
  payerCodes.clear();
  loginCodes.clear();
}

/** A till may take a code as long as the wallet shows it. */
const CODE_LIFE_MS = 60_000;

/** 18 digits that begin with 10 to 14. */
function digitsOf(ids: Ids, name: string): string {
  const digits = ids.digits(`payer-code|${name}`, 17);
  return `1${Number(digits[0]) % 5}${digits.slice(1)}`;
}

async function opened({ ids, options: all }: World, options: MerchantOptions): Promise<Merchant> {
  const keys = await platformKeysOf(options, ids, all.keysDir ?? all.dir);
  return { ...options, ...proofOf(options), keys };
}

/** What its signatures are checked with, and the number they name. */
function proofOf(options: MerchantOptions): { publicKey: KeyObject; serial: string } {
  const certificate = options.certificatePem === undefined ? undefined : new X509Certificate(options.certificatePem);
  const publicKey = certificate?.publicKey ?? createPublicKey(options.publicKeyPem ?? '');
  return { publicKey, serial: (options.certificateSerial ?? certificate?.serialNumber ?? '').toUpperCase() };
}
