import { createVerify, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { freshDatabase, startStack, type Stack } from '@jiayou/config/stack';
import type { WalletParams } from '@jiayou/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser/launchBrowser';
import { patienceMs } from './house/until';
import { buildWeappHost } from './weapp-host/buildWeappHost';
import { checkWeappPackage, packageSizeBytes } from './weapp-host/checkWeappPackage';
import { installWeappHost, weappHostUrl } from './weapp-host/installWeappHost';

const distDir = path.resolve(__dirname, '../miniapp/dist/weapp');
const outDir = path.resolve(__dirname, 'out/weapp-host');
const stackDir = path.resolve(__dirname, 'out/weapp-stack');
const miniAppId = 'wx5d3e0a7b1c2f4860';
const atPeoplesSquare = { latitude: 31.2319, longitude: 121.4757 };

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  if (!existsSync(distDir)) throw new Error('build it first: npm run -w @jiayou/miniapp build:weapp');
  buildWeappHost(distDir, outDir);
  stack = await startStack({ databaseUrl: await freshDatabase(), dir: stackDir });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

describe('the mini-program package', () => {
  test("is accepted by WeChat's compilers and far below its limits", () => {
    expect(checkWeappPackage(distDir)).toEqual([]);
    expect(packageSizeBytes(distDir)).toBeLessThan(1024 * 1024);
  });
});

describe("under WeChat's component framework", () => {
  test('a driver finds the station, cancels, pays after all, and is given the call number', async () => {
    const { page, walletCalls } = await openAs('an-auto-driver', ['cancel', 'confirm']);
    await page.click('#allow-location');
    await page.click('#refuel-button');
    await page.click('#nozzle-3');
    await page.click('#amount-200');
    await page.click('#pay-button');
    await page.waitForSelector('#order-unpaid');
    await page.click('#continue-button');
    await page.waitForSelector('#order-paid');
    expect(await page.textContent('#paid-amount')).toBe('¥200.00');
    expect(await page.textContent('#call-line')).toMatch(/^请告诉加油员：[A-Z]\d+$/);
    expect(walletCalls).toHaveLength(2);
    expect(walletCalls.map(isSignedByMerchant)).toEqual([true, true]);

    await page.click('#done-button');
    await page.waitForSelector('#again-button');
    expect(await page.textContent('#again-button')).toBe('微信支付 ¥200.00');
    await page.click('.wx-tabbar [data-path="pages/mine/index"]');
    await page.waitForSelector('#records:has-text("已付款")');
    expect(await page.evaluate(() => window.weappHost.errors)).toEqual([]);
  });

  test('a driver who scans the code at a nozzle stands at that nozzle of that station', async () => {
    const { page } = await openAs('a-scanning-driver', [], scanned('http://127.0.0.1:8080/n/D0002/4'));
    await page.waitForSelector('#nozzle-4.cell-on');
    expect(await page.textContent('#station-name')).toBe('南京西路加油站');
    expect(await page.evaluate(() => window.weappHost.errors)).toEqual([]);
  });

  test.each([
    ['a station nobody has', 'http://127.0.0.1:8080/n/D9999/4'],
    ['a nozzle the station has not', 'http://127.0.0.1:8080/n/D0002/98'],
    ['another host', 'https://evil.example/n/D0002/4'],
    ['nonsense', `%E0%A4%A${'加'.repeat(500)}`],
  ])('the code of %s leads to the first page', async (_, address) => {
    const { page } = await openAs('a-scanning-driver', [], scanned(address));
    await page.waitForSelector('#allow-location');
    const asked = await page.evaluate(() => window.weappHost.calls.filter(({ api }) => api === 'request'));
    expect(asked.filter(({ options }) => !options.url.startsWith('http://127.0.0.1:8080/api/'))).toEqual([]);
    expect(await page.evaluate(() => window.weappHost.errors)).toEqual([]);
  });
});

/** Where WeChat opens the mini-program for an ordinary link: the address is encoded in `q`. */
function scanned(address: string): string {
  // The host decodes an address once before the page sees it.
  const q = encodeURIComponent(encodeURIComponent(address));
  return `?page=${encodeURIComponent(`pages/refuel/index?q=${q}`)}`;
}

/** A phone whose `wx` is the simulator's: its login codes, its wallet. */
async function openAs(
  user: string,
  decisions: string[],
  at = '',
): Promise<{ page: Page; walletCalls: WalletParams[] }> {
  const walletCalls: WalletParams[] = [];
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await installWeappHost(context, { outDir, apiUrl: `${stack.url}/api` });
  await playWechat(context, {
    login: async () => await post('/control/login-code', { appid: miniAppId, user }),
    requestPayment: async (params: WalletParams) => {
      walletCalls.push(params);
      return await post('/phone/pay', { ...params, appId: miniAppId, action: decisions.shift() });
    },
    getLocation: () => atPeoplesSquare,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto(weappHostUrl + at);
  return { page, walletCalls };
}

async function playWechat(context: BrowserContext, mocks: Record<string, (options: never) => unknown>): Promise<void> {
  for (const [api, mock] of Object.entries(mocks)) await context.exposeFunction(`weapp_${api}`, mock);
  await context.addInitScript((apis: string[]) => {
    const exposed = window as unknown as Record<string, unknown>;
    const entries = apis.map((api) => [api, exposed[`weapp_${api}`]] as const);
    Object.assign(window, { weappHost: { mocks: Object.fromEntries(entries) } });
  }, Object.keys(mocks));
}

async function post(place: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  return await (
    await fetch(stack.simulatorUrl + place, { method: 'POST', headers, body: JSON.stringify(body) })
  ).json();
}

/** Source: WeChat Pay APIv3, mini-program paySign: four lines, SHA256 with RSA. */
function isSignedByMerchant({ timeStamp, nonceStr, package: prepay, paySign }: WalletParams): boolean {
  const { certificatePem } = JSON.parse(readFileSync(path.join(stackDir, 'keys/merchant.json'), 'utf8')) as {
    certificatePem: string;
  };
  const signed = createVerify('RSA-SHA256').update(`${miniAppId}\n${timeStamp}\n${nonceStr}\n${prepay}\n`);
  return signed.verify(new X509Certificate(certificatePem).publicKey, paySign, 'base64');
}

declare global {
  interface Window {
    readonly weappHost: {
      readonly errors: readonly string[];
      readonly calls: readonly { readonly api: string; readonly options: { readonly url: string } }[];
    };
  }
}
