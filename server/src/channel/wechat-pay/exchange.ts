import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Agent } from 'undici';
import { unknownOutcome } from './errors';
import type { WechatPaySettings } from './settings';
import { createRequestSigner } from './signRequest';

export interface Call {
  readonly method: 'GET' | 'POST';
  /** Starts with `/v3/`; everything variable in it is already encoded. */
  readonly path: string;
  readonly body?: object;
}

/** What came back, before anybody believes it. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** @throws ChannelError 'unknown' when no whole answer came in time. */
export type Exchange = (call: Call) => Promise<RawAnswer>;

const MAX_ANSWER_BYTES = 1024 * 1024;

/** One signed HTTP exchange over kept-alive connections. */
export function createExchange(settings: WechatPaySettings): Exchange {
  const { origin } = new URL(settings.baseUrl);
  const { timeoutMs } = settings;
  const authorize = createRequestSigner(settings);
  const agent = new Agent({ connect: { timeout: timeoutMs }, connections: 128, maxResponseSize: MAX_ANSWER_BYTES });
  // In public-key mode this asks WeChat Pay to sign its answer with that key.
  const expectedKey = settings.publicKeys.at(-1);

  return async ({ method, path, body: content }) => {
    const body = content ? JSON.stringify(content) : '';
    const timestamp = String(Math.floor(settings.clock().getTime() / 1000));
    const headers = {
      accept: 'application/json',
      'user-agent': 'jiayou/1.0',
      authorization: authorize({ method, path, body, timestamp, nonce: randomBytes(16).toString('hex') }),
      ...(body && { 'content-type': 'application/json' }),
      ...(expectedKey && { 'wechatpay-serial': expectedKey.id }),
    };
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
