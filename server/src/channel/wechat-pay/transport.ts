import type { IncomingHttpHeaders } from 'node:http';
import { Agent } from 'undici';
import { unknownOutcome } from './errors';

interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query exactly as sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came back, before anybody believes it. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** @throws ChannelError 'unknown' when no whole answer came in time. */
export type Transport = (request: HttpRequest) => Promise<RawAnswer>;

export interface Peer {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  /** What we show in the handshake, and whom we believe besides the system's authorities. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca?: string };
}

const MAX_ANSWER_BYTES = 1024 * 1024;

/** HTTP over kept-alive connections of its own. */
export function openTransport({ baseUrl, timeoutMs, tls }: Peer): Transport {
  const { origin } = new URL(baseUrl);
  const connect = { timeout: timeoutMs, ...tls };
  const agent = new Agent({ connect, connections: 128, maxResponseSize: MAX_ANSWER_BYTES });

  return async ({ method, path, headers, body }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await agent.request({ origin, method, path, headers, body: body || null, signal });
      return { status: answer.statusCode, headers: answer.headers, body: await answer.body.text() };
    } catch (error) {
      const [code, what] = signal.aborted ? ['TIMED_OUT', 'no answer in time'] : ['NO_ANSWER', 'the connection failed'];
      throw unknownOutcome(code, `${what}: ${method} ${path}`, error);
    }
  };
}
