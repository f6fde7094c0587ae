import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface Receiver {
  url: string;
  received: { headers: IncomingHttpHeaders; body: string; atMs: number }[];
  /** Waits until so many messages have come. */
  until(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** The merchant's side of callbacks: answers each in turn with a status or with words, `usual` when none is left. */
export async function openReceiver(usual: number | string, answers: (number | string)[] = []): Promise<Receiver> {
  const received: Receiver['received'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body, atMs: Date.now() });
      const answer = answers.shift() ?? usual;
      if (typeof answer === 'string') response.end(answer);
      else response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/callbacks`,
    received,
    until: async (count) => {
      const deadline = Date.now() + 25_000;
      while (received.length < count) {
        if (Date.now() > deadline) throw new Error(`only ${received.length} of ${count} messages came`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
