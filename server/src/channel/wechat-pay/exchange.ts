import { randomBytes } from 'node:crypto';
import type { WechatPaySettings } from './settings';
import { createRequestSigner } from './signRequest';
import { openTransport, type RawAnswer } from './transport';

export interface Call {
  readonly method: 'GET' | 'POST';
  /** Starts with `/v3/`; everything variable in it is already encoded. */
  readonly path: string;
  readonly body?: object;
}

/** @throws ChannelError 'unknown' when no whole answer came in time. */
export type Exchange = (call: Call) => Promise<RawAnswer>;

/** One signed HTTP exchange over kept-alive connections. */
export function createExchange(settings: WechatPaySettings): Exchange {
  const authorize = createRequestSigner(settings);
  const send = openTransport(settings);
  // In public-key mode this asks WeChat Pay to sign its answer with that key.
  const expectedKey = settings.publicKeys.at(-1);

  return ({ method, path, body: content }) => {
    const body = content ? JSON.stringify(content) : '';
    const timestamp = String(Math.floor(settings.clock().getTime() / 1000));
    const headers = {
      accept: 'application/json',
      'user-agent': 'jiayou/1.0',
      authorization: authorize({ method, path, body, timestamp, nonce: randomBytes(16).toString('hex') }),
      ...(body && { 'content-type': 'application/json' }),
      ...(expectedKey && { 'wechatpay-serial': expectedKey.id }),
    };
    return send({ method, path, headers, body });
  };
}
