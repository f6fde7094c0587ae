import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { RawCallback } from '../channel';

export interface Inbox {
  readonly url: string;
  /** What came last. @throws Error when nothing came */
  last(): RawCallback;
  stop(): Promise<void>;
}

/** Where a provider calls back; it thanks for nothing, so that a test may ask for another try. */
export async function openInbox(): Promise<Inbox> {
  const received: RawCallback[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ headers: flat(request.headers), body, receivedAt: new Date() });
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    last: () => received.at(-1) ?? nobody(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function flat(headers: IncomingHttpHeaders): RawCallback['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function nobody(): never {
  throw new Error('nobody called back');
}
