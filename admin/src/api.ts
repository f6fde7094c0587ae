import type { DeskApi, ErrorBody } from '@jiayou/contract';
import { createClient } from '@jiayou/contract/client';
import { noteServerTime } from './clock';
import { refusalWords } from './refusalWords';

const TIMEOUT_MS = 10_000;

/** What only a client can see: no answer came, or not ours; or the page itself is broken. */
type LocalCode = 'network.lost' | 'network.garbled' | 'page.bug';

/** An answer that is not 2xx, or none at all. The message is for the person; the code and the id for support. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorBody['code'] | LocalCode,
    message: string,
    readonly requestId?: string,
  ) {
    super(message);
  }
}

export const callDesk = createClient<DeskApi>(send);

export function errorOf(thrown: unknown): ApiError {
  return thrown instanceof ApiError
    ? thrown
    : new ApiError('page.bug', '页面出了点问题，请重新打开；重复出现请联系客服');
}

/** The session is over: the person must sign in again. */
export function isSignedOut({ code }: ApiError): boolean {
  return code === 'session.missing' || code === 'session.expired' || code === 'staff.disabled';
}

/** A reading worth trying again by itself. */
export function mayPass({ code }: ApiError): boolean {
  return code.startsWith('network.') || code === 'server.busy';
}

async function send(method: string, url: string, body: unknown): Promise<unknown> {
  const answer = await request(method, url, body);
  noteServerTime(answer.headers.get('date'));
  const parsed = parse(await answer.text().catch(lost));
  if (answer.ok && parsed !== undefined) return parsed;
  const refusal = parsed as Partial<ErrorBody> | undefined;
  // A proxy's page instead of ours: the server itself did not speak.
  if (!refusal?.code || !refusal.message) throw new ApiError('network.garbled', '没有听懂服务器的回应，请稍后重试');
  throw new ApiError(refusal.code, refusalWords[refusal.code] ?? refusal.message, refusal.requestId);
}

async function request(method: string, url: string, body: unknown): Promise<Response> {
  const init: RequestInit = { method, credentials: 'same-origin', signal: AbortSignal.timeout(TIMEOUT_MS) };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'content-type': 'application/json' };
  }
  return fetch(`/api${url}`, init).catch(lost);
}

function lost(): never {
  throw new ApiError('network.lost', '网络不通或太慢，请检查网络后重试');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
