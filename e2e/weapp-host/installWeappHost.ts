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

/** Serves a built host at {@link weappHostUrl}, and lets its page call the API at `apiBase` as WeChat would: without CORS. */
export async function installWeappHost(
  context: BrowserContext,
  { outDir, apiBase }: { readonly outDir: string; readonly apiBase: string },
): Promise<void> {
  await context.route(`${weappHostUrl}**`, (route) => serve(route, outDir));
  await context.route(`${apiBase}/**`, passOn);
}

async function serve(route: Route, outDir: string): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const name = pathname === '/' ? 'index.html' : decodeURIComponent(pathname.slice(1));
  const body = await readFile(path.join(outDir, name)).catch(() => undefined);
  if (body === undefined) return route.fulfill({ status: 404 });
  return route.fulfill({ body, contentType: types[path.extname(name)] ?? 'application/octet-stream' });
}

async function passOn(route: Route): Promise<void> {
  if (route.request().method() === 'OPTIONS') return route.fulfill({ status: 204, headers: allowed });
  const response = await route.fetch().catch(() => undefined);
  if (response === undefined) return route.abort('connectionrefused');
  return route.fulfill({ response, headers: { ...response.headers(), ...allowed } });
}
