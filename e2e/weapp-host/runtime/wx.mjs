import { addressOf, moves, paint, topPage } from './pages.mjs';
import { host, pkg } from './host.mjs';
import { request } from './request.mjs';
import { answer, promised, refuse } from './answers.mjs';

/** What `wx.*` answers when a test says nothing else through `weappHost.mocks`. */
const answers = {
  login: () => ({ code: 'code' }),
  requestPayment: () => ({}),
  getLocation: () => ({ latitude: 31.2304, longitude: 121.4737, accuracy: 30 }),
  openLocation: () => ({}),
  getSetting: () => ({ authSetting: {} }),
  openSetting: () => ({ authSetting: {} }),
  getRandomValues: ({ length }) => ({ randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer }),
  scanCode: () => ({ result: '', scanType: 'QR_CODE', charSet: 'utf-8' }),
  makePhoneCall: () => ({}),
  requestSubscribeMessage: () => ({}),
  showModal: () => ({ confirm: true, cancel: false }),
  showToast: ({ title, duration = 1500 }) => showToast(title, duration),
  hideToast: () => ({}),
  showLoading: () => ({}),
  hideLoading: () => ({}),
  pageScrollTo: () => ({}),
  stopPullDownRefresh: () => ({}),
  getNetworkType: () => ({ networkType: 'wifi' }),
  getSystemInfo: () => system(),
  setNavigationBarTitle: ({ title }) => {
    topPage().title = title;
    paint();
    return {};
  },
};

const storage = {
  setStorageSync: (key, value) => localStorage.setItem(`weapp:${key}`, JSON.stringify({ value })),
  getStorageSync: (key) => JSON.parse(localStorage.getItem(`weapp:${key}`) ?? '{"value":""}').value,
  removeStorageSync: (key) => localStorage.removeItem(`weapp:${key}`),
  clearStorageSync: () => localStorage.clear(),
};

const launch = () => ({ path: pkg.routes[0], query: {}, scene: 1001, referrerInfo: {} });
const listeners = ['onAppShow', 'offAppShow', 'onAppHide', 'onError', 'onUnhandledRejection', 'onPageNotFound'];

export const wx = {
  ...storage,
  ...Object.fromEntries(listeners.map((name) => [name, () => {}])),
  onThemeChange() {},
  onWindowResize() {},
  onNetworkStatusChange() {},
  canIUse: () => true,
  nextTick: (run) => Promise.resolve().then(run),
  getSystemInfoSync: system,
  getWindowInfo: system,
  getDeviceInfo: system,
  getAppBaseInfo: system,
  getLaunchOptionsSync: launch,
  getEnterOptionsSync: launch,
  getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop' } }),
  getMenuButtonBoundingClientRect: () => ({ width: 87, height: 32, top: 6, right: innerWidth - 7, bottom: 38 }),
  createSelectorQuery: () => topPage().page.createSelectorQuery(),
  request,
  ...Object.fromEntries(Object.keys(answers).map((api) => [api, promised((options) => answerCall(api, options))])),
  ...Object.fromEntries(Object.keys(moves).map((api) => [api, promised((options) => move(api, options))])),
};

function answerCall(api, options) {
  host.calls.push({ api, options: structuredClone(JSON.parse(JSON.stringify(options))) });
  setTimeout(() => {
    void resultOf(api, options).then(
      (result) => answer(api, options, result),
      (error) => refuse(api, options, error.message),
    );
  });
}

async function resultOf(api, options) {
  const mock = host.mocks[api] ?? answers[api];
  return typeof mock === 'function' ? await mock(options) : mock;
}

function move(api, options) {
  setTimeout(() => {
    const to = options.url && addressOf(options.url, topPage().route);
    if (to && !pkg.routes.includes(to.route)) {
      refuse(api, options, `page "${options.url}" is not found`);
      return;
    }
    const refused = moves[api](to, options);
    paint();
    if (refused) refuse(api, options, refused);
    else answer(api, options, {});
  });
}

function showToast(title, durationMs) {
  const toast = document.createElement('div');
  toast.className = 'wx-toast';
  toast.textContent = title;
  document.body.append(toast);
  setTimeout(() => toast.remove(), durationMs);
  return {};
}

function system() {
  const size = {
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    windowWidth: innerWidth,
    windowHeight: innerHeight,
  };
  const safeArea = { top: 0, left: 0, right: innerWidth, bottom: innerHeight, width: innerWidth, height: innerHeight };
  return {
    ...size,
    safeArea,
    brand: 'host',
    model: 'host',
    pixelRatio: devicePixelRatio,
    statusBarHeight: 0,
    language: 'zh_CN',
    version: '8.0.50',
    system: 'iOS 17',
    platform: 'ios',
    SDKVersion: '3.5.0',
  };
}
