/** The compiled package, put there by `package.js`. */
export const pkg = window.weappPackage;
/** What a test looks at and overrides. Mocks are set by an init script, before this runs. */
export const host = (window.weappHost = { mocks: {}, ...window.weappHost, calls: [], errors: [], warnings: [] });
export const appConfig = pkg.json.app;
export const tabRoutes = (appConfig.tabBar?.list ?? []).map((tab) => tab.pagePath);

/** Resolves `./b`, `../b` and `/b` as seen from the file `from`. */
export function resolvePath(from, target) {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of target.replace(/\.js$/, '').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
