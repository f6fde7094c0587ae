import { createPublicKey, type KeyObject } from 'node:crypto';
import { createPayerCodes, type PayerCodes } from '../world/payerCodes';
import { createPlans, type Plans } from '../world/plans';
import type { World } from '../world/world';
import { keysOf, type AlipayKeys } from './keys/alipayKeys';
import type { AlipayOptions, AppOptions } from './options';
import { scenariosByAmount, type Scenario } from './scenario/scenarios';
import { openBooks, type Books } from './store/books';

export interface App extends AppOptions {
  publicKey: KeyObject;
  keys: AlipayKeys;
}

/** The simulated Alipay; passed first to whatever happens in it. */
export interface Alipay extends World {
  /** Keyed by app id. */
  apps: Map<string, App>;
  /** What the codes to be scanned begin with. */
  qrBaseUrl: string;
  books: Books;
  plans: Plans<Scenario>;
  payerCodes: PayerCodes;
}

/** The wallet draws a new code every minute; an old one is still taken for a while, because people are slow. */
const CODE_LIFE_MS = 120_000;

export async function openAlipay(world: World, { apps, qrBaseUrl }: AlipayOptions): Promise<Alipay> {
  const { options, ids } = world;
  const opened = await Promise.all(
    apps.map(async (app) => ({
      ...app,
      publicKey: createPublicKey(app.publicKeyPem),
      keys: await keysOf(app, options.keysDir ?? options.dir),
    })),
  );
  const books = openBooks(options.dir);
  return {
    ...world,
    apps: new Map(opened.map((app) => [app.appId, app])),
    qrBaseUrl,
    books,
    plans: createPlans({
      kept: books.plans,
      save: (value) => books.save({ kind: 'plan', value }),
      byAmount: (kind, fen) => (options.amountScenarios ? scenariosByAmount(kind, fen) : []),
    }),
    payerCodes: createPayerCodes(world, {
      lifeMs: CODE_LIFE_MS,
      draw: (name) => `28${ids.digits(`alipay-code|${name}`, 16)}`,
    }),
  };
}

export function resetAlipay({ books, plans, payerCodes }: Alipay): void {
  books.save({ kind: 'reset' });
  plans.clear();
  payerCodes.clear();
}
