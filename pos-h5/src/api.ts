import type { ErrorBody, ErrorCode, TillApi } from '@jiayou/contract';
import { createClient } from '@jiayou/contract/client';

const TIMEOUT_MS = 10_000;

/** An answer that is not 2xx, or none at all (`network`: it may or may not have arrived). */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode | 'network',
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export const callTill = createClient<TillApi>(send);
export type CallTill = typeof callTill;

/** Worth sending again with the same action id: nobody answered, or the server could not. */
export function mayRetry(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.status === 0 || error.status === 429 || error.status >= 500;
}

/** The till or the person must sign in again. */
export function isSignedOut(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.status === 401 || error.code === 'till.revoked' || error.code === 'staff.disabled';
}

/** What to tell the person. */
export function wordsOf(error: unknown): string {
  return error instanceof ApiError ? error.message : '出了点问题，请重试；重复出现请联系客服';
}

async function send(method: string, url: string, body: unknown): Promise<unknown> {
  const answer = await request(method, url, body);
  const text = await answer.text().catch(lost);
  const parsed = parse(text);
  if (answer.ok && parsed !== undefined) return parsed;
  const refusal = parsed as Partial<ErrorBody> | undefined;
  // A proxy's page instead of ours: the server itself did not speak.
  if (refusal?.code === undefined) throw new ApiError('server.busy', 503, '系统繁忙，请稍后重试');
  throw new ApiError(refusal.code, answer.status, refusal.message ?? '出了点问题，请重试');
}

async function request(method: string, url: string, body: unknown): Promise<Response> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  const init: RequestInit = { method, credentials: 'same-origin', signal: abort.signal };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'content-type': 'application/json' };
  }
  return fetch(`/api${url}`, init)
    .catch(lost)
    .finally(() => clearTimeout(timer));
}

function lost(): never {
  throw new ApiError('network', 0, '网络不通，请检查网络后重试');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
