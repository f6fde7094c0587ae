import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { appAddress, freshDatabase } from '@jiayou/config/stack';
import type { Settings } from '@jiayou/config/runtime';
import type { RunningSimulator } from '@jiayou/simulator';
import { Pool } from 'pg';
import { buildApp } from '../buildApp';
import { wire, type House } from '../wire';
import { leversOf, type Levers } from './levers';
import { providerSettings, startProviders } from './providers';

// Real parts on a busy machine take their time.
jest.setTimeout(180_000);

/** The server on real parts: HTTP, PostgreSQL, and the simulator with its own keys. */
export interface TestHouse extends House, Levers {
  /** Where it serves. */
  readonly url: string;
  readonly simulator: RunningSimulator;
  /** Rows of a query written in a test, as the database's owner; the house itself has the program's rights. */
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/** Starts one for a test file. */
export async function startHouse(settings: Partial<Settings> = {}): Promise<TestHouse> {
  const [providers, ownerUrl] = await Promise.all([startProviders(), freshDatabase()]);
  const { simulator } = providers;
  const databaseUrl = await appAddress(ownerUrl);
  const owner = new Pool({ connectionString: ownerUrl, max: 4 });
  const { server, url, serve } = await listen();
  const wired = wire({ ...houseSettings(databaseUrl, url), ...providerSettings(providers), ...settings }, 'test');
  const house = { ...wired, channels: inAHurry(wired.channels) };
  serve(buildApp(house, undefined).callback());
  return {
    ...house,
    ...leversOf(simulator),
    url,
    simulator,
    rows: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await owner.query(sql, [...values])).rows as Row[],
    stop: async () => {
      await simulator.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await house.close();
      await owner.end();
    },
  };
}

/** No test waits a minute between two refunds; those about the pause ask for it themselves. */
function inAHurry(channels: House['channels']): House['channels'] {
  return Object.fromEntries(
    Object.entries(channels).map(([code, channel]) => [code, { ...channel, refundPauseMs: 0 }]),
  );
}

function houseSettings(databaseUrl: string, url: string) {
  return {
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: 12,
    HOST: '127.0.0.1',
    PORT: 0,
    PUBLIC_URL: url,
    CHAIN_NAME: '加油测试',
    COOKIE_SECURE: false,
    TOTP_KEY: randomBytes(32),
    TRUSTED_PROXIES: 0,
    LOG_LEVEL: 'silent',
    PAYMENT_EXPIRES_SECONDS: 600,
    TICKET_AUTOMATIC_SECONDS: 600,
    TICKET_OVERDUE_SECONDS: 30,
  } satisfies Partial<Settings>;
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
