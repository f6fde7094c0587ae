import { pkg, resolvePath } from './host.mjs';
import { space } from './components.mjs';
import { getCurrentPages } from './pages.mjs';
import { wx } from './wx.mjs';

// What WeChat's JavaScript has; everything else the browser knows is hidden.
const languageNames = `
  Object Function Array Number Boolean String Symbol Date Promise RegExp Math JSON Error AggregateError EvalError
  RangeError ReferenceError SyntaxError TypeError URIError ArrayBuffer DataView Uint8Array Int8Array Uint16Array
  Int16Array Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray Map Set WeakMap WeakSet WeakRef BigInt
  Proxy Reflect Intl parseFloat parseInt isFinite isNaN Infinity NaN undefined console decodeURI decodeURIComponent
  encodeURI encodeURIComponent escape unescape setTimeout clearTimeout setInterval clearInterval
`
  .trim()
  .split(/\s+/);

let app;
/** The environment of the page or component whose file is being loaded. */
let registering;
const loaded = new Map();

const globals = {
  ...Object.fromEntries(languageNames.map((name) => [name, boundToWindow(window[name])])),
  wx,
  App: (options) => {
    app = { ...options };
  },
  getApp: () => app,
  getCurrentPages,
  Page: (options) => registering.Page(options),
  Component: (options) => registering.Component(options),
  Behavior: (options) => registering.Behavior(options),
};
globals.global = globals;
globals.globalThis = globals;

const scope = new Proxy(globals, {
  has: (target, name) => name in target || name in window,
  get: (target, name) => (name === Symbol.unscopables ? undefined : target[name]),
  set: (target, name, value) => Reflect.set(target, name, value),
});

export function getApp() {
  return app;
}

/** Runs a file of the package once and answers what it exports. */
export function load(path) {
  if (loaded.has(path)) return loaded.get(path).exports;
  const run = pkg.modules[path];
  if (!run) throw new Error(`module '${path}.js' is not defined`);
  const module = { exports: {} };
  loaded.set(path, module);
  registerUnder(path, () => run(scope, (target) => load(resolvePath(path, target)), module, module.exports));
  return module.exports;
}

/** Page and Component are global: they register under the page or component being loaded, whichever file calls them. */
function registerUnder(path, run) {
  const outer = registering;
  const isOwner = pkg.routes.includes(path) || pkg.json[path]?.component || outer === undefined;
  if (isOwner) {
    space.componentEnv(path, (environment) => {
      registering = environment;
      run();
    });
  } else run();
  registering = outer;
}

function boundToWindow(value) {
  return typeof value === 'function' && value.prototype === undefined ? value.bind(window) : value;
}
