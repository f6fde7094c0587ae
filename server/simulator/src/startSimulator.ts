import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import { join } from 'node:path';
import Koa from 'koa';
import { openAlipay, type Alipay } from './alipay/alipay';
import { alipayPortalOf, type AlipayPortal } from './alipay/control/portal';
import { gatewayEndpoint } from './alipay/gateway/gatewayEndpoint';
import { alipayPhoneRoutes } from './alipay/phone/phone.routes';
import { resumeAlipay } from './alipay/resumeAlipay';
import { deliver } from './callback/deliver';
import { createClock } from './clock';
import { controlRoutes } from './control/control.routes';
import { portalOf, type Portal } from './control/portal';
import { openSecureDoor } from './http/secureDoor';
import { v3Endpoint } from './http/v3Endpoint';
import { createIds, type Ids } from './ids';
import { platformKeysOf } from './keys/platformKeys';
import { loginRoutes } from './login/login.routes';
import { meet } from './login/meet';
import { simulatorOptions, type SimulatorInput, type SimulatorOptions } from './options';
import { codeRoutes } from './phone/code.routes';
import { phoneRoutes } from './phone/phone.routes';
import { finishLater } from './refund/finishRefund';
import { createRequestLog } from './requestLog';
import { openStore } from './store/store';
import { createTimers } from './timers';
import { v2Endpoint } from './v2/v2Endpoint';
import { merchantOf, type Merchant, type World } from './world';

export interface RunningSimulator {
  /**
   * Stands for https://api.mch.weixin.qq.com, https://api.weixin.qq.com, https://open.weixin.qq.com and
   * https://openapi.alipay.com at once.
   */
  url: string;
  /** The https door for V2's reverse and refund, and the authority behind its certificate; none without an apiV2Key. */
  secure: { url: string; caPem: string } | undefined;
  /** What each merchant checks signatures with, as they stood at the start. */
  merchants: Portal[];
  /** What each Alipay app checks signatures with; none when nobody plays Alipay. */
  alipay: AlipayPortal[];
  /** The person's openid in the app; the platform knows it from then on. */
  openidOf(appid: string, user: string): string;
  stop(): Promise<void>;
}

/** Rejects with a ZodError for wrong options and with EADDRINUSE for a port in use. */
export async function startSimulator(input: SimulatorInput): Promise<RunningSimulator> {
  const options = simulatorOptions.parse(input);
  const ids = createIds(options.seed ?? keptSeed(options.dir));
  const world = worldOf(options, ids, await merchantsOf(options, ids));
  const alipay = options.alipay && (await openAlipay(world, options.alipay));
  const handle = appOf(world, alipay).callback();
  // Before the first door, which tells where it is: whoever is answered there finds it open.
  const door = options.merchants.some(({ apiV2Key }) => apiV2Key) ? await openSecureDoor(options, handle) : undefined;
  world.secure = door && { url: door.url, caPem: door.caPem };
  const server = createServer((request, response) => void handle(request, response));
  server.listen(options.port, options.host);
  await once(server, 'listening').catch((error: unknown) => {
    door?.server.close();
    throw error;
  });
  resume(world);
  if (alipay) resumeAlipay(alipay);
  return {
    url: `http://${options.host}:${portOf(server)}`,
    secure: world.secure,
    merchants: portalOf(world),
    alipay: alipay ? alipayPortalOf(alipay) : [],
    openidOf: (appid, user) => meet(world, appid, user),
    stop: async () => {
      await stop(world, [server, ...(door ? [door.server] : [])]);
      await alipay?.books.close();
    },
  };
}

function worldOf(options: SimulatorOptions, ids: Ids, merchants: Map<string, Merchant>): World {
  let counted = 0;
  const world: World = {
    options,
    ids,
    merchants,
    clock: createClock(),
    store: openStore(options.dir),
    timers: createTimers(),
    log: createRequestLog(),
    codes: new Map(),
    payerCodes: new Map(),
    nextPlans: [],
    currentUser: options.users[0]?.id ?? '',
    count: () => (counted += 1),
  };
  for (const merchant of merchants.values()) {
    for (const app of merchant.apps) for (const user of options.users) meet(world, app.appid, user.id);
  }
  return world;
}

async function merchantsOf(options: SimulatorOptions, ids: Ids): Promise<Map<string, Merchant>> {
  const merchants = await Promise.all(
    options.merchants.map(async (given) =>
      merchantOf(given, await platformKeysOf(given, ids, options.keysDir ?? options.dir)),
    ),
  );
  return new Map(merchants.map((merchant) => [merchant.spMchid, merchant]));
}

function appOf(world: World, alipay: Alipay | undefined): Koa {
  const app = new Koa();
  app.use(v3Endpoint(world));
  app.use(v2Endpoint(world));
  if (alipay) app.use(gatewayEndpoint(alipay)).use(alipayPhoneRoutes(alipay).routes());
  for (const router of [loginRoutes(world), phoneRoutes(world), codeRoutes(world), controlRoutes(world, alipay)])
    app.use(router.routes());
  return app;
}

/** What a stop interrupted goes on: refunds under way, and callbacks nobody acknowledged. */
function resume(world: World): void {
  for (const refund of world.store.refunds.values()) if (refund.status === 'PROCESSING') finishLater(world, refund);
  for (const notification of world.store.notifications.values()) {
    if (notification.state === 'pending') world.timers.after(0, () => deliver(world, notification));
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

async function stop(world: World, servers: (Server | SecureServer)[]): Promise<void> {
  const closed = Promise.all(servers.map((server) => once(server, 'close')));
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  await world.timers.clear();
  await closed;
  await world.store.close();
}

/** A folder keeps its seed, so that a restart goes on with the same ids. */
function keptSeed(dir: string | undefined): string {
  if (dir === undefined) return randomBytes(16).toString('hex');
  const path = join(dir, 'seed');
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const seed = randomBytes(16).toString('hex');
  mkdirSync(dir, { recursive: true });
  writeFileSync(path, seed);
  return seed;
}
