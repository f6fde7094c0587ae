import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';

/** One side's key pair. */
export interface Signer {
  readonly privateKey: KeyObject;
  readonly privateKeyPem: string;
  readonly publicKey: KeyObject;
  readonly publicKeyPem: string;
}

export function createSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    privateKey,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey,
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** A request as the gateway reads it: address and form together. */
interface Received {
  readonly fields: Readonly<Record<string, string>>;
  readonly content: Readonly<Record<string, unknown>>;
}

/** What to do with a request; `silence` never answers, `reset` cuts the connection. */
export type Reply = 'silence' | 'reset' | { readonly status?: number; readonly body: string };

export interface FakeAlipay {
  readonly gatewayUrl: string;
  /** Everything received so far, oldest first. */
  readonly received: Received[];
  /** How the next requests are answered: one after the other, the last one for all that follow. */
  replyWith(...replies: Reply[]): void;
  /** How long to wait for an answer, ms: short only where none will come, so that a busy machine fails no other test. */
  patienceMs(): number;
  stop(): Promise<void>;
}

/** A local HTTP server that says what a test tells it to say. It has no rules of its own. */
export async function startFakeAlipay(): Promise<FakeAlipay> {
  const received: Received[] = [];
  let replies: Reply[] = ['reset'];
  const server = createServer((incoming, outgoing) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    incoming.on('end', () => {
      received.push(read(incoming.url ?? '', body));
      send(outgoing, (replies.length > 1 ? replies.shift() : replies[0]) ?? 'reset');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    gatewayUrl: `http://127.0.0.1:${port}/gateway.do`,
    received,
    replyWith: (...given) => {
      replies = given;
    },
    patienceMs: () => (replies.includes('silence') ? 300 : 20_000),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** An answer as Alipay signs it. The signature covers the object's own text. */
export function answered(signer: Signer, method: string, content: object): { body: string } {
  const text = JSON.stringify(content);
  return { body: `{"${nameOf(method)}":${text},"sign":"${signatureOf(signer, text)}"}` };
}

export const succeeded = (signer: Signer, method: string, content: object = {}) =>
  answered(signer, method, { code: '10000', msg: 'Success', ...content });

export const refused = (signer: Signer, method: string, [code, subCode]: readonly [string, string]) =>
  answered(signer, method, { code, msg: 'x', sub_code: subCode, sub_msg: '测试' });

export function nameOf(method: string): string {
  return `${method.replaceAll('.', '_')}_response`;
}

export function signatureOf({ privateKey }: Signer, text: string, algorithm = 'RSA-SHA256'): string {
  return createSign(algorithm).update(text).sign(privateKey, 'base64');
}

/** A notification's form, signed as Alipay does: sorted, without sign and sign_type. */
export function notification(signer: Signer, fields: Readonly<Record<string, string>>, kind: 'RSA2' | 'RSA' = 'RSA2') {
  const text = Object.keys(fields)
    .toSorted()
    .map((name) => `${name}=${fields[name]}`)
    .join('&');
  const sign = signatureOf(signer, text, kind === 'RSA2' ? 'RSA-SHA256' : 'RSA-SHA1');
  return new URLSearchParams({ ...fields, sign_type: kind, sign }).toString();
}

function read(url: string, body: string): Received {
  const query = new URL(url, 'http://127.0.0.1').searchParams;
  const fields = Object.fromEntries([...query, ...new URLSearchParams(body)]);
  return { fields, content: JSON.parse(fields['biz_content'] ?? '{}') as Received['content'] };
}

function send(outgoing: ServerResponse, reply: Reply): void {
  if (reply === 'silence') return;
  if (reply === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(reply.status ?? 200, { 'content-type': 'text/html;charset=utf-8' }).end(reply.body);
}
