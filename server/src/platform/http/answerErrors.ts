import { randomUUID } from 'node:crypto';
import { ERRORS, type ErrorBody, type ErrorCode } from '@jiayou/contract';
import type { Context, Middleware, Next } from 'koa';
import { AppError } from '../errors';
import type { Logger } from '../logger';
import { withOrigin } from '../origin';

/** Gives each request its id and origin, and turns what was thrown into the contract's error body; what nobody expected is logged and says nothing about us. */
export function answerErrors(log: Logger): Middleware {
  return async (ctx, next: Next) => {
    const requestId = randomUUID();
    ctx.set('X-Request-Id', requestId);
    try {
      await withOrigin({ ip: ipOf(ctx), userAgent: ctx.get('User-Agent').slice(0, 300), requestId }, next);
      if (ctx.status === 404 && ctx.body === undefined) throw new AppError('route.not_found');
      if ((ctx.status === 405 || ctx.status === 501) && ctx.body === undefined)
        throw new AppError('route.method_not_allowed');
    } catch (error) {
      const known = expected(error);
      if (known.code === 'server.bug') log.error({ err: error, requestId, path: ctx.path }, 'unexpected');
      answer(ctx, known, requestId);
    }
  };
}

// IPv4 on a socket that speaks IPv6 too.
function ipOf({ ip }: Context): string {
  return ip.replace(/^::ffff:/, '');
}

function answer(ctx: Context, error: AppError, requestId: string): void {
  const { status, message } = ERRORS[error.code];
  ctx.status = status;
  ctx.body = { code: error.code, message, requestId, ...error.details } satisfies ErrorBody;
}

function expected(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError(codeOf(error as Thrown), {}, { cause: error });
}

interface Thrown {
  readonly status?: unknown;
  readonly code?: unknown;
  readonly name?: unknown;
}

function codeOf({ status, code, name }: Thrown): ErrorCode {
  if (typeof status === 'number') return HTTP_CODES[status] ?? (status < 500 ? 'request.invalid' : 'server.bug');
  // A body said to be compressed that does not inflate.
  if (String(code).startsWith('Z_')) return 'request.invalid';
  const away = UNREACHABLE.has(String(code)) || String(name).startsWith('SequelizeConnection');
  return away ? 'server.busy' : 'server.bug';
}

// The body parser, the router and the file server throw HTTP errors of their own: malformed JSON, a bad percent escape, no file.
const HTTP_CODES: Readonly<Record<number, ErrorCode>> = { 404: 'route.not_found', 413: 'request.too_large' };

// The database is away or full: nothing was written, trying again is right.
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '53300', '40P01', '40001']);
