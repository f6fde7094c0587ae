import type { Api, EndpointKey, RequestOf, ResponseOf } from './endpoint';

/** Sends one request and answers the parsed body; rejects with {@link ErrorBody} in its own way. `url` starts with `/`. */
export type Transport = (method: string, url: string, body: unknown) => Promise<unknown>;

/** A typed caller over any transport: Taro.request in the mini-program, fetch elsewhere. */
export function createClient<A extends Api>(send: Transport) {
  return async <K extends keyof A & EndpointKey>(key: K, request: RequestOf<A[K]>): Promise<ResponseOf<A[K]>> => {
    const { params, query, body } = request as {
      params?: Record<string, string>;
      query?: Record<string, string | number | boolean | undefined>;
      body?: unknown;
    };
    const [method = 'GET', path = '/'] = key.split(' ');
    return (await send(method, fillPath(path, params ?? {}) + queryString(query ?? {}), body)) as ResponseOf<A[K]>;
  };
}

function fillPath(path: string, params: Record<string, string>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

// By hand: the mini-program's runtime has no URLSearchParams.
function queryString(query: Record<string, string | number | boolean | undefined>): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
