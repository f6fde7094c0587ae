import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser } from '../browser/launchBrowser';
import { buildWeappHost } from './buildWeappHost';
import { checkWeappPackage, packageSizeBytes } from './checkWeappPackage';
import { installWeappHost, weappHostUrl } from './installWeappHost';

const page = `
Page({
  data: { said: '', browser: typeof document },
  pay() {
    wx.requestPayment({ paySign: 's', success: () => this.setData({ said: 'ok' }), fail: (e) => this.setData({ said: e.errMsg }) });
  },
});`;
const smallPackage = {
  'app.json': JSON.stringify({ pages: ['pages/home/index'], window: { navigationBarTitleText: '加油' } }),
  'app.js': 'App({})',
  'app.wxss': 'page { background: #f7f8fa } .wide { width: 375rpx }',
  'pages/home/index.json': '{}',
  'pages/home/index.js': page,
  'pages/home/index.wxml':
    '<view id="pay" class="wide" bindtap="pay">付款</view><text id="said">{{said}}</text><text id="browser">{{browser}}</text>',
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'weapp-host-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function writePackage(files: Readonly<Record<string, string>>): string {
  const distDir = path.join(folder, 'dist');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(distDir, name)), { recursive: true });
    writeFileSync(path.join(distDir, name), text);
  }
  return distDir;
}

describe("WeChat's compilers", () => {
  test('accept a sound package', () => {
    expect(checkWeappPackage(writePackage(smallPackage))).toEqual([]);
  });
  test('name the page whose markup does not close', () => {
    const problems = checkWeappPackage(
      writePackage({ ...smallPackage, 'pages/home/index.wxml': '<view><text></view>' }),
    );
    expect(problems).toEqual([expect.stringContaining('pages/home/index.wxml')]);
  });
  test('refuse a broken style sheet', () => {
    expect(checkWeappPackage(writePackage({ ...smallPackage, 'app.wxss': '.a { color: ' }))).toHaveLength(1);
  });
});

test('the size of a package is the sum of its files', () => {
  expect(packageSizeBytes(writePackage({ 'app.js': '12345', 'pages/a.js': '123' }))).toBe(8);
});

describe('the host runs a package', () => {
  test('without a browser around it, with events, styles and the answers a test wants from WeChat', async () => {
    const outDir = path.join(folder, 'out');
    buildWeappHost(writePackage(smallPackage), outDir);
    const browser = await launchBrowser();
    try {
      const context = await browser.newContext({ viewport: { width: 375, height: 667 } });
      await installWeappHost(context, { outDir, apiUrl: 'http://127.0.0.1:1/api' });
      await context.addInitScript(() => {
        Object.assign(window, { weappHost: { mocks: { requestPayment: { errMsg: 'requestPayment:fail cancel' } } } });
      });
      const shown = await context.newPage();
      await shown.goto(weappHostUrl);
      await shown.click('#pay');
      await shown.waitForFunction(() => document.querySelector('#said')?.textContent !== '');
      expect(await shown.textContent('#said')).toBe('requestPayment:fail cancel');
      expect(await shown.textContent('#browser')).toBe('undefined');
      expect(await shown.evaluate(() => document.querySelector('#pay')?.getBoundingClientRect().width)).toBe(187.5);
      expect(await shown.textContent('.wx-nav')).toBe('加油');
    } finally {
      await browser.close();
    }
  });
});
