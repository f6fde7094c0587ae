import { driverConfig } from './driverConfig.h5';
import { leaveFor, walletReturnUrl } from './pageReturn.h5';
import type { WalletAnswer, WalletRequest } from './types';

declare global {
  interface Window {
    readonly WeixinJSBridge?: Bridge;
  }
}

interface Bridge {
  invoke(api: string, params: object, done: (answer: { err_msg: string }) => void): void;
}

/** Asked before anything is begun that nobody here could pay. */
export async function hasWallet(): Promise<boolean> {
  return isWechat() || (await driverConfig()).walletUrl !== undefined;
}

/** In WeChat its bridge; elsewhere the page that stands in for the wallet, where there is one. */
export async function openWallet({ params, back }: WalletRequest): Promise<WalletAnswer> {
  if (isWechat()) return askBridge(await bridge(), params);
  const { walletUrl } = await driverConfig();
  if (walletUrl === undefined) return 'missing';
  const query = Object.entries({ ...params, return_url: walletReturnUrl(back) }).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return leaveFor(`${walletUrl}?${query.join('&')}`);
}

function isWechat(): boolean {
  return /MicroMessenger/i.test(navigator.userAgent);
}

/** Source: WeChat Pay JSAPI, `getBrandWCPayRequest`. */
function askBridge(to: Bridge, params: WalletRequest['params']): Promise<WalletAnswer> {
  return new Promise((resolve) => {
    to.invoke('getBrandWCPayRequest', params, ({ err_msg: said }) => {
      if (said.endsWith(':ok')) resolve('ok');
      else resolve(said.endsWith(':cancel') ? 'cancel' : 'fail');
    });
  });
}

/** WeChat puts it there some time after the page has loaded. */
function bridge(): Promise<Bridge> {
  if (window.WeixinJSBridge !== undefined) return Promise.resolve(window.WeixinJSBridge);
  return new Promise((resolve) => {
    document.addEventListener('WeixinJSBridgeReady', () => window.WeixinJSBridge && resolve(window.WeixinJSBridge));
  });
}
