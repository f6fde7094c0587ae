import { createServer, type Server } from 'node:http';
import type { Settings } from '@jiayou/config/runtime';
import { buildApp } from './buildApp';
import { sealPlainTotp } from '../staff';
import { announce, untilTold } from './process';
import { wire } from './wire';

const DRAIN_MS = 5_000;

/** Serves HTTP until the process is told to end. */
export async function runApi(settings: Settings): Promise<void> {
  const house = wire(settings, 'api');
  await sealPlainTotp(house.db, house.totpKey);
  const handle = buildApp(house, settings.CLIENTS_DIR).callback();
  const server = createServer((request, response) => void handle(request, response));
  // Callbacks and tills keep their connections; a proxy's must not outlive ours.
  server.keepAliveTimeout = 65_000;
  await listen(server, settings);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : settings.PORT;
  const url = `http://${settings.HOST}:${port}`;
  house.log.info({ url }, 'serving');
  announce({ kind: 'ready', url });
  await untilTold();
  await drain(server);
  await house.close();
}

function listen(server: Server, { PORT, HOST }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' ? new Error(`port ${PORT} on ${HOST} is in use; set PORT to a free one`) : error,
      ),
    );
    server.listen(PORT, HOST, resolve);
  });
}

/** Lets requests finish; streams never do by themselves, so they are cut after a moment. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
