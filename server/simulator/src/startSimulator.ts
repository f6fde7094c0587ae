import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import Koa from 'koa';
import { openAlipay, resetAlipay, type Alipay } from './alipay/alipay';
import { alipayControlRoutes } from './alipay/control/control.routes';
import { alipayPortalOf, type AlipayPortal } from './alipay/control/portal';
import { gatewayEndpoint } from './alipay/gateway/gatewayEndpoint';
import { alipayPhoneRoutes } from './alipay/phone/phone.routes';
import { resumeAlipay } from './alipay/resumeAlipay';
import { controlRoutes, type WalletLevers } from './control/control.routes';
import { simulatorOptions, type SimulatorInput } from './options';
import { wechatPayControlRoutes } from './wechat-pay/control/control.routes';
import { portalOf, type Portal } from './wechat-pay/control/portal';
import { openSecureDoor } from './wechat-pay/http/secureDoor';
import { v3Endpoint } from './wechat-pay/http/v3Endpoint';
import { loginRoutes } from './wechat-pay/login/login.routes';
import { meet } from './wechat-pay/login/meet';
import { codeRoutes } from './wechat-pay/phone/code.routes';
import { phoneRoutes } from './wechat-pay/phone/phone.routes';
import { openWechatPay, resetWechatPay } from './wechat-pay/openWechatPay';
import { resumeWechatPay } from './wechat-pay/resumeWechatPay';
import { v2Endpoint } from './wechat-pay/v2/v2Endpoint';
import type { WechatPay } from './wechat-pay/wechatPay';
import { createWorld } from './world/world';

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
  const world = createWorld(options);
  const wechat = await openWechatPay(world);
  const alipay = options.alipay && (await openAlipay(world, options.alipay));
  const handle = appOf(wechat, alipay).callback();
  // Before the first door, which tells where it is: whoever is answered there finds it open.
  const door = options.merchants.some(({ apiV2Key }) => apiV2Key) ? await openSecureDoor(options, handle) : undefined;
  wechat.secure = door && { url: door.url, caPem: door.caPem };
  const server = createServer((request, response) => void handle(request, response));
  server.listen(options.port, options.host);
  await once(server, 'listening').catch((error: unknown) => {
    door?.server.close();
    throw error;
  });
  resumeWechatPay(wechat);
  if (alipay) resumeAlipay(alipay);
  return {
    url: `http://${options.host}:${portOf(server)}`,
    secure: wechat.secure,
    merchants: portalOf(wechat),
    alipay: alipay ? alipayPortalOf(alipay) : [],
    openidOf: (appid, user) => meet(wechat, appid, user),
    stop: async () => {
      await close([server, ...(door ? [door.server] : [])], () => world.timers.clear());
      await Promise.all([wechat.store.close(), alipay?.books.close()]);
    },
  };
}

function appOf(wechat: WechatPay, alipay: Alipay | undefined): Koa {
  const app = new Koa().use(v3Endpoint(wechat)).use(v2Endpoint(wechat));
  const levers: WalletLevers[] = [
    { routes: wechatPayControlRoutes(wechat), reset: () => resetWechatPay(wechat) },
    ...(alipay ? [{ routes: alipayControlRoutes(alipay), reset: () => resetAlipay(alipay) }] : []),
  ];
  if (alipay) app.use(gatewayEndpoint(alipay)).use(alipayPhoneRoutes(alipay).routes());
  for (const router of [loginRoutes(wechat), phoneRoutes(wechat), codeRoutes(wechat), controlRoutes(wechat, levers)]) {
    app.use(router.routes());
  }
  return app;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

/** Nobody comes in any more, and what is under way ends. */
async function close(servers: (Server | SecureServer)[], end: () => Promise<void>): Promise<void> {
  const closed = Promise.all(servers.map((server) => once(server, 'close')));
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  await end();
  await closed;
}
