import type { IncomingMessage } from 'node:http';
import { WechatError } from './wechatError';

const LIMIT_BYTES = 1_048_576;

/** The body exactly as sent, because that is what was signed. */
export async function rawBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LIMIT_BYTES) throw new WechatError(413, 'INVALID_REQUEST', '请求体过大');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
