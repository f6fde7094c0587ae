import { join } from 'node:path';
import send from 'koa-send';
import type { Middleware } from 'koa';

/** Path of a client and where its build lies. */
const CLIENTS = [
  ['/car/', 'miniapp/dist/h5'],
  ['/till/', 'pos-h5/dist'],
  ['/desk/', 'admin/dist'],
] as const;

const HASHED = /\.[\w-]{8,}\.(js|css)$|-[\w-]{8,}\.(js|css|png|svg|mp3)$/;
const YEAR_MS = 365 * 86_400_000;

/** Serves the built clients: hashed files for ever, the page itself always fresh; a path inside a client opens its page. */
export function serveClients(folder: string): Middleware {
  return async (ctx, next) => {
    if (ctx.path === '/') return ctx.redirect('/car/');
    const client = CLIENTS.find(([path]) => ctx.path.startsWith(path) || ctx.path === path.slice(0, -1));
    if (client === undefined || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next();
    const [path, build] = client;
    if (!ctx.path.startsWith(path)) return ctx.redirect(path);
    const root = join(folder, build);
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Referrer-Policy', 'no-referrer');
    // A build has a .br and a .gz beside its texts, and koa-send picks.
    ctx.vary('Accept-Encoding');
    const file = ctx.path.slice(path.length);
    await sendFile(file === '' || !/\.\w+$/.test(file) ? 'index.html' : file);
    return undefined;

    function sendFile(name: string): Promise<string> {
      return send(ctx, name, HASHED.test(name) ? { root, maxage: YEAR_MS, immutable: true } : { root, maxage: 0 });
    }
  };
}
