import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureHeaders, type Signer } from './keyring';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What to do with a request; `silence` never answers, `reset` cuts the connection. */
export type Reply =
  | 'silence'
  | 'reset'
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body: string };

export interface FakeWechatPay {
  readonly baseUrl: string;
  /** Everything received so far, oldest first. */
  readonly received: Received[];
  /** How the next requests are answered. */
  replyWith(reply: Reply | ((request: Received) => Reply)): void;
  /** How long to wait for an answer, ms: short only where none will come, so that a busy machine fails no other test. */
  patienceMs(): number;
  stop(): Promise<void>;
}

/** A local HTTP server that says what a test tells it to say. It has no rules of its own. */
export async function startFakeWechatPay(): Promise<FakeWechatPay> {
  const received: Received[] = [];
  let answer: (request: Received) => Reply = cutOff;
  let isSilent = false;
  const server = createServer((incoming, outgoing) => {
    void readRequest(incoming).then((request) => {
      received.push(request);
      send(outgoing, answer(request));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${portOf(server.address())}`,
    received,
    replyWith: (reply) => {
      answer = typeof reply === 'function' ? reply : () => reply;
      isSilent = reply === 'silence';
    },
    patienceMs: () => (isSilent ? 300 : 20_000),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** An answer as WeChat Pay signs it. */
export function signed(signer: Signer, content: object | '', at = new Date()): Exclude<Reply, string> {
  const body = content === '' ? '' : JSON.stringify(content);
  return { status: body === '' ? 204 : 200, headers: signatureHeaders(signer, body, at), body };
}

/** Refusals come unsigned. */
export function refused(status: number, code: string): Reply {
  return { status, body: JSON.stringify({ code, message: '测试' }) };
}

async function readRequest(incoming: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const { method = '', url = '', headers } = incoming;
  return { method, path: url, headers, body: Buffer.concat(chunks).toString() };
}

function send(outgoing: ServerResponse, reply: Reply): void {
  if (reply === 'silence') return;
  if (reply === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers }).end(reply.body);
}

function cutOff(): Reply {
  return 'reset';
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('the fake WeChat Pay listens on no port');
  return address.port;
}
