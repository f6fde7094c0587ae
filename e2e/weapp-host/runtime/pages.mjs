import { paintChrome } from './chrome.mjs';
import { createPageRoot } from './components.mjs';
import { pkg, resolvePath, tabRoutes } from './host.mjs';

const mostPages = 10;
const stack = [];
/** Tab pages stay alive while another tab is shown. */
const keptTabs = new Map();

export function getCurrentPages() {
  return stack.map(({ page }) => page);
}

export function topPage() {
  return stack.at(-1);
}

export function paint() {
  for (const one of new Set([...stack, ...keptTabs.values()])) one.element.classList.toggle('top', one === topPage());
  paintChrome(topPage(), stack.length > 1);
}

export function addressOf(url, from = 'x') {
  const [path, query = ''] = url.split('?');
  const pairs = query
    .split('&')
    .filter(Boolean)
    .map((pair) => [pair.slice(0, pair.indexOf('=')), decodeURIComponent(pair.slice(pair.indexOf('=') + 1))]);
  return { route: resolvePath(from, path), query: Object.fromEntries(pairs) };
}

export function open({ route, query }) {
  const kept = keptTabs.get(route);
  if (kept) {
    stack.push(kept);
    call(kept, 'onShow');
    return;
  }
  const opened = attach(route, query);
  stack.push(opened);
  if (tabRoutes.includes(route)) keptTabs.set(route, opened);
  call(opened, 'onLoad', query);
  call(opened, 'onShow');
  requestAnimationFrame(() => call(opened, 'onReady'));
}

/** Each answers nothing, or why it refuses. */
export const moves = {
  navigateTo(to) {
    if (tabRoutes.includes(to.route)) return 'can not navigateTo a tabbar page';
    if (stack.length >= mostPages) return 'webview count limit exceed';
    call(topPage(), 'onHide');
    open(to);
    return undefined;
  },
  redirectTo(to) {
    if (tabRoutes.includes(to.route)) return 'can not redirectTo a tabbar page';
    close(stack.pop());
    open(to);
    return undefined;
  },
  navigateBack(_, { delta = 1 }) {
    for (let left = delta; left > 0 && stack.length > 1; left -= 1) close(stack.pop());
    call(topPage(), 'onShow');
  },
  switchTab(to) {
    if (!tabRoutes.includes(to.route)) return 'can not switch to no-tabBar page';
    while (stack.length > 0) leaveForTab(stack.pop(), to.route);
    open(to);
    return undefined;
  },
  reLaunch(to) {
    while (stack.length > 0) close(stack.pop());
    for (const kept of keptTabs.values()) close(kept);
    open(to);
  },
};

function attach(route, query) {
  if (!pkg.routes.includes(route)) throw new Error(`page "${route}" is not found`);
  const root = createPageRoot(route);
  const element = document.createElement('div');
  element.className = 'wx-page';
  element.dataset.route = route;
  const placeholder = document.createElement('span');
  element.append(placeholder);
  document.body.append(element);
  const page = root.get();
  Object.assign(page, { route, __route__: route, options: query });
  root.attach(element, placeholder);
  return { route, root, element, page };
}

function leaveForTab(left, route) {
  if (!tabRoutes.includes(left.route)) close(left);
  else if (left.route !== route) call(left, 'onHide');
}

function close(closed) {
  call(closed, 'onUnload');
  closed.root.release();
  closed.element.remove();
  keptTabs.delete(closed.route);
}

function call({ page }, name, ...args) {
  page[name]?.(...args);
}
