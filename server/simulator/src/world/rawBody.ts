import type { Context } from 'koa';

const LIMIT_BYTES = 1_048_576;

/** The body exactly as sent, because that is what was signed. Too much of it is answered 413. */
export async function rawBody(ctx: Context): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LIMIT_BYTES) ctx.throw(413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
