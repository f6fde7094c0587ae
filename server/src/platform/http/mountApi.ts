import type { Router, RouterContext } from '@koa/router';
import type { z } from 'zod';
import { AppError } from '../errors';
import type { Logger } from '../logger';

/** The shape of a contract's endpoint, as far as HTTP is concerned. */
interface Endpoint {
  readonly permission: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
}
type Part<E, K extends 'params' | 'query' | 'body'> =
  E extends Readonly<Record<K, z.ZodType>> ? { readonly [P in K]: z.output<E[K]> } : unknown;
type Input<E> = Part<E, 'params'> & Part<E, 'query'> & Part<E, 'body'>;
type Answer<E> = E extends { readonly response: z.ZodType } ? z.input<E['response']> : never;

/** What one request gives a handler beside its input. */
export interface Exchange {
  readonly ctx: RouterContext;
  readonly now: Date;
  readonly log: Logger;
}

/** One handler an endpoint: input and caller typed by the contract; a missing handler does not compile. */
export type Handlers<Api, Callers> = {
  readonly [K in keyof Api]: Api[K] extends { readonly permission: infer P extends keyof Callers }
    ? (input: Input<Api[K]>, caller: Callers[P], exchange: Exchange) => Promise<Answer<Api[K]>>
    : never;
};

/** Finds out who calls, or throws what the contract says for those who may not. */
export type Authenticate = (permission: string, ctx: RouterContext, now: Date) => Promise<unknown>;

export interface Mounting {
  readonly authenticate: Authenticate;
  readonly clock: () => Date;
  readonly log: Logger;
}

/** Binds every endpoint of a contract to its handler: who calls, is the input well formed, then the work. */
export function mountApi<Api extends Readonly<Record<string, Endpoint>>, Callers>(
  router: Router,
  api: Api,
  { handlers, authenticate, clock, log }: Mounting & { readonly handlers: Handlers<Api, Callers> },
): void {
  for (const [key, endpoint] of Object.entries(api)) {
    const [method = '', path = ''] = key.split(' ');
    const handle = handlers[key] as (input: unknown, caller: unknown, exchange: Exchange) => Promise<unknown>;
    router.register(path, [method], async (ctx: RouterContext) => {
      const now = clock();
      const caller = await authenticate(endpoint.permission, ctx, now);
      const answer = await handle(parseInput(endpoint, ctx), caller, { ctx, now, log });
      if (ctx.body === undefined && ctx.respond !== false) ctx.body = answer;
    });
  }
}

function parseInput(endpoint: Endpoint, ctx: RouterContext): unknown {
  return {
    params: parsePart('params', endpoint.params, ctx['params']),
    query: parsePart('query', endpoint.query, { ...ctx.query }),
    body: parsePart('body', endpoint.body, jsonBody(ctx)),
  };
}

/** What was not sent as JSON was not read, and must not pass for an empty object. */
function jsonBody({ request }: RouterContext): unknown {
  return request.is('json') === 'json' ? (request as { body?: unknown }).body : undefined;
}

function parsePart(part: string, schema: z.ZodType | undefined, value: unknown): unknown {
  const parsed = schema?.safeParse(value);
  if (parsed === undefined) return undefined;
  if (parsed.success && !holdsUnkeepable(parsed.data)) return parsed.data;
  const issues = parsed.error?.issues ?? [{ path: [], message: 'holds characters that are no text' }];
  const fields = issues.map((issue) => ({ path: [part, ...issue.path].join('.'), issue: issue.message }));
  throw new AppError('request.invalid', { fields });
}

const LONE_SURROGATE = /\p{Surrogate}/u;

/** PostgreSQL keeps no NUL in a text, and half a character in no JSON. */
function holdsUnkeepable(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || LONE_SURROGATE.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsUnkeepable);
}
