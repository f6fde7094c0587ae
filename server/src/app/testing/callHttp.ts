import { createClient, type Api } from '@jiayou/contract';

/** An answer as it came over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** What a refused call rejects with: the contract's error body and its HTTP status. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly body: unknown,
  ) {
    super(`${status} ${code}`);
    this.name = 'Refusal';
  }
}

/** One request as a client sends it; `body` is JSON unless it is text already. */
export async function send(
  url: string,
  request: { readonly method: string; readonly headers?: Record<string, string>; readonly body?: unknown },
): Promise<Answer> {
  const { method, headers, body } = request;
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...(text === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(text === undefined ? {} : { body: text }),
  });
  return { status: answer.status, headers: answer.headers, body: parsed(await answer.text()) };
}

/** Typed calls of one API as somebody: the headers say who. Rejects with {@link Refusal}. */
export function callerOf<A extends Api>(baseUrl: string, headers: Record<string, string> = {}) {
  return createClient<A>(async (method, path, body) => {
    const answer = await send(`${baseUrl}/api${path}`, { method, headers, body });
    if (answer.status === 200) return answer.body;
    throw new Refusal(answer.status, codeOf(answer.body), answer.body);
  });
}

/** The cookies an answer set, as a browser would send them back. */
export function cookiesOf(answer: Answer): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function codeOf(body: unknown): string {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return typeof code === 'string' ? code : 'no code';
}
