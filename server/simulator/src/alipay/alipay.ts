import { createPublicKey, type KeyObject } from 'node:crypto';
import type { World } from '../world';
import { keysOf, type AlipayKeys } from './keys/alipayKeys';
import type { AlipayOptions, AppOptions } from './options';
import type { Scenario } from './scenario/scenarios';
import { openBooks, type Books } from './store/books';
import type { PaymentCode } from './store/records';

export interface App extends AppOptions {
  publicKey: KeyObject;
  keys: AlipayKeys;
}

/** The simulated Alipay: a house of its own that shares clock, ids, timers and people with the rest of the world. */
export interface Alipay {
  world: World;
  options: AlipayOptions;
  /** Keyed by app id. */
  apps: Map<string, App>;
  books: Books;
  /** Keyed by their digits. */
  codes: Map<string, PaymentCode>;
  /** For trades to come, first come first served. */
  nextPlans: Scenario[][];
}

export async function openAlipay(world: World, options: AlipayOptions): Promise<Alipay> {
  const dir = world.options.keysDir ?? world.options.dir;
  const apps = await Promise.all(
    options.apps.map(async (app) => ({
      ...app,
      publicKey: createPublicKey(app.publicKeyPem),
      keys: await keysOf(app, dir),
    })),
  );
  return {
    world,
    options,
    apps: new Map(apps.map((app) => [app.appId, app])),
    books: openBooks(world.options.dir),
    codes: new Map(),
    nextPlans: [],
  };
}

export function resetAlipay(alipay: Alipay): void {
  alipay.books.save({ kind: 'reset' });
  alipay.codes.clear();
  alipay.nextPlans.length = 0;
}
