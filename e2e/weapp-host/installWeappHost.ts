import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Route } from 'playwright-core';

/** Nothing listens there: the context answers it from the folder. */
export const weappHostUrl = 'http://weapp.test/';

const allowed = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
};

export interface WeappHostPlaces {
  /** Where the host was built. */
  readonly outDir: string;
  /** The API's address that was built into the package. */
  readonly apiBase?: string;
  /** Where the API is in this test. */
  readonly apiUrl: string;
}

/** Serves a built host at {@link weappHostUrl}, and lets its page call the API as WeChat would: without CORS. */
export async function installWeappHost(
  context: BrowserContext,
  { outDir, apiBase = 'http://127.0.0.1:8080/api', apiUrl }: WeappHostPlaces,
): Promise<void> {
  await context.route(`${weappHostUrl}**`, (route) => serve(route, outDir));
  await context.route(`${apiBase}/**`, (route) => passOn(route, apiUrl + route.request().url().slice(apiBase.length)));
}

async function serve(route: Route, outDir: string): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const name = pathname === '/' ? 'index.html' : decodeURIComponent(pathname.slice(1));
  const body = await readFile(path.join(outDir, name)).catch(() => undefined);
  if (body === undefined) return route.fulfill({ status: 404 });
  return route.fulfill({ body, contentType: types[path.extname(name)] ?? 'application/octet-stream' });
}

async function passOn(route: Route, url: string): Promise<void> {
  if (route.request().method() === 'OPTIONS') return route.fulfill({ status: 204, headers: allowed });
  const response = await route.fetch({ url }).catch(() => undefined);
  if (response === undefined) return route.abort('connectionrefused');
  return route.fulfill({ response, headers: { ...response.headers(), ...allowed } });
}
