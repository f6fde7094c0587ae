import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const TABLE = 'admin/src/routes.tsx';

/** Every address of the desk, as its own table of screens has them: `/orders/:orderId`. */
export function routesOfDesk(): string[] {
  // From the source and from what is built of it.
  const file = ['../../..', '../../../..'].map((up) => resolve(__dirname, up, TABLE)).find((path) => existsSync(path));
  if (file === undefined) throw new Error(`${TABLE} is not there`);
  const routes = [...readFileSync(file, 'utf8').matchAll(/^\s+path: '([^']+)',$/gm)].map(([, path = '']) => path);
  if (!routes.includes('/')) throw new Error(`${TABLE} is not written as it was`);
  return routes;
}
