import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { freshDatabase } from '@jiayou/config/stack';
import type { Settings } from '@jiayou/config/runtime';
import {
  createDemoCredentials,
  startSimulator,
  type DemoCredentials,
  type RunningSimulator,
  type ScenarioInput,
} from '@jiayou/simulator';
import type { PaymentNo } from '../../channel';
import { buildApp } from '../buildApp';
import { wire, type House } from '../wire';
import { send } from './callHttp';

// Real parts on a busy machine take their time.
jest.setTimeout(60_000);

const SP_MCHID = '1900000100';
export const MINI_APP = 'wx1111111111111111';
const OFFICIAL_APP = 'wx3333333333333333';
/** The stations' accounts that the simulated WeChat Pay knows. */
export const ACCOUNTS = Array.from({ length: 20 }, (_, index) => String(1_900_000_101 + index));

/** The server on real parts: HTTP, PostgreSQL, and the simulator with its own keys. */
export interface TestHouse extends House {
  /** Where it serves. */
  readonly url: string;
  readonly simulator: RunningSimulator;
  /** One of the simulator's levers; see its README. */
  control(path: string, body?: object): Promise<Record<string, unknown>>;
  /** What shall go wrong with this payment, or with the next one to be prepared. */
  goWrong(scenarios: readonly ScenarioInput[], paymentNo?: string): Promise<void>;
  /** The payer confirms in the wallet; `evenClosed`: quicker than a close already answered. */
  confirm(paymentNo: PaymentNo, how?: { readonly evenClosed: boolean }): Promise<unknown>;
  /** The channel tries its last callback about this payment now; answers what status it got. */
  callBack(paymentNo: PaymentNo, refundNo?: string): Promise<unknown>;
  /** Rows of a query written in a test. */
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/** Starts one for a test file. Callback retries and refunds run a thousand times faster than life. */
export async function startHouse(settings: Partial<Settings> = {}): Promise<TestHouse> {
  const [credentials, databaseUrl] = await Promise.all([createDemoCredentials(), freshDatabase()]);
  const simulator = await startSimulator(simulatorOptions(credentials));
  const { server, url, serve } = await listen();
  const house = wire({ ...settingsOf({ credentials, simulator, databaseUrl, url }), ...settings }, 'test');
  serve(buildApp(house, undefined).callback());
  return {
    ...house,
    ...levers(simulator),
    url,
    simulator,
    rows: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await house.db.pool.query(sql, [...values])).rows as Row[],
    stop: async () => {
      await simulator.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await house.close();
    },
  };
}

function levers(simulator: RunningSimulator): Pick<TestHouse, 'control' | 'goWrong' | 'confirm' | 'callBack'> {
  const control = async (path: string, body?: object): Promise<Record<string, unknown>> => {
    const method = body === undefined ? 'GET' : 'POST';
    const answer = await send(`${simulator.url}/control${path}`, { method, body });
    if (answer.status !== 200) throw new Error(`the simulator answered ${answer.status} to ${path}`);
    return answer.body as Record<string, unknown>;
  };
  return {
    control,
    goWrong: async (scenarios, paymentNo) => {
      await control('/scenario', { scenarios, ...(paymentNo === undefined ? {} : { for: paymentNo }) });
    },
    confirm: async (paymentNo, how = { evenClosed: false }) =>
      (await control(`/trades/${paymentNo}/confirm`, how))['result'],
    callBack: async (paymentNo, refundNo) =>
      (await control(`/trades/${paymentNo}/callback`, refundNo === undefined ? {} : { out_refund_no: refundNo }))[
        'status'
      ],
  };
}

function simulatorOptions({ apiV3Key, certificatePem, publicKeyId }: DemoCredentials) {
  return {
    seed: 'test',
    timeScale: 1000,
    amountScenarios: false,
    merchants: [
      {
        spMchid: SP_MCHID,
        apiV3Key,
        certificatePem,
        publicKeyId,
        apps: [
          { appid: MINI_APP, secret: 'secret-1', kind: 'mini-program' as const },
          { appid: OFFICIAL_APP, secret: 'secret-2', kind: 'official-account' as const },
        ],
        subMerchants: ACCOUNTS.map((subMchid) => ({ subMchid, name: subMchid })),
      },
    ],
  };
}

function settingsOf(parts: {
  readonly credentials: DemoCredentials;
  readonly simulator: RunningSimulator;
  readonly databaseUrl: string;
  readonly url: string;
}): Settings {
  const { credentials, simulator, databaseUrl, url } = parts;
  return {
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: 12,
    HOST: '127.0.0.1',
    PORT: 0,
    PUBLIC_URL: url,
    CHAIN_NAME: '加油测试',
    COOKIE_SECURE: false,
    TRUSTED_PROXIES: 0,
    LOG_LEVEL: 'silent',
    PAYMENT_EXPIRES_SECONDS: 600,
    TICKET_AUTOMATIC_SECONDS: 600,
    TICKET_OVERDUE_SECONDS: 30,
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
  };
}

type Handle = ReturnType<ReturnType<typeof buildApp>['callback']>;

/** The address is known before the house is: callbacks go there. */
async function listen(): Promise<{ server: Server; url: string; serve: (handle: Handle) => void }> {
  let handle: Handle | undefined;
  const server = createServer((request, response) => void handle?.(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const serve = (given: Handle): void => {
    handle = given;
  };
  return { server, url: `http://127.0.0.1:${port}`, serve };
}
