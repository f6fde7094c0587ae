import type { Api } from '@jiayou/contract';
import { createClient } from '@jiayou/contract/client';

/** What a refused call rejects with. */
class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`${status} ${code}`);
  }
}

/** A typed caller of the API at `url` with these headers. Rejects with {@link Refusal}, or as fetch does. */
export function callerOf<A extends Api>(url: string, headers: Record<string, string> = {}) {
  return createClient<A>(async (method, path, body) => {
    const { answer, parsed } = await send(`${url}/api${path}`, { method, headers, body });
    if (answer.ok) return parsed;
    throw new Refusal(answer.status, (parsed as { code?: string } | undefined)?.code ?? '');
  });
}

/** A call whose answer sets cookies: they come back as one header. */
export async function cookiesFrom(url: string, headers: Record<string, string>, body: object): Promise<string> {
  const { answer } = await send(url, { method: 'POST', headers, body });
  if (!answer.ok) throw new Refusal(answer.status, url);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function send(url: string, call: { method: string; headers: Record<string, string>; body: unknown }) {
  const { method, headers, body } = call;
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(url, { method, headers: { 'content-type': 'application/json', ...headers }, ...json });
  const text = await answer.text();
  return { answer, parsed: text === '' ? undefined : (JSON.parse(text) as unknown) };
}
