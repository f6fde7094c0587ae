import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { House } from '../house/openHouse';
import { patienceMs, until } from '../house/until';

/** The phone of somebody who scans the code at a till, in the browser inside a wallet. */
export interface PayerAtPhone {
  page: Page;
  /** What a selector finds on the page that is shown; the pages below it stay in the document. */
  see: (selector: string) => Locator;
  /** WeChat's wallet over the page: what the payer does when it opens. */
  inWallet: (action: 'confirm' | 'refuse' | 'cancel' | 'wait') => void;
  /** Ends the waiting; answers what the wallet says. */
  decide: (action: 'confirm' | 'refuse' | 'cancel') => Promise<string>;
}

const agents = {
  'wechat-pay': 'Mozilla/5.0 (Linux; Android 14) Mobile MicroMessenger/8.0.50',
  alipay: 'Mozilla/5.0 (Linux; Android 14) Mobile AlipayClient/10.5.90',
} as const;

type Params = Record<string, string>;

/** A phone of its own, with one of the two wallets. */
export async function pickUpWallet(
  house: House,
  browser: Browser,
  { wallet, user = randomUUID() }: { wallet: keyof typeof agents; user?: string },
): Promise<PayerAtPhone> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    userAgent: agents[wallet],
  });
  context.setDefaultTimeout(patienceMs);
  await context.request.post(`${house.simulatorUrl}/phone/user`, { form: { user } });
  const counter = await openWallet(house, context);
  const page = await context.newPage();
  return { page, see: (selector) => page.locator(`${selector} >> visible=true`), ...counter };
}

/** WeChat's bridge: the page asks for a payment, the person decides in the wallet. */
async function openWallet(house: House, context: BrowserContext): Promise<Pick<PayerAtPhone, 'inWallet' | 'decide'>> {
  let does: 'confirm' | 'refuse' | 'cancel' | 'wait' = 'confirm';
  let opened: { params: Params; answer: (said: string) => void } | undefined;
  const ask = async (params: Params, action: string) => {
    const body = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...params, action }),
    };
    const { errMsg } = (await (await fetch(`${house.simulatorUrl}/phone/pay`, body)).json()) as { errMsg: string };
    return errMsg.replace('requestPayment', 'get_brand_wcpay_request');
  };
  await context.exposeFunction('wechatWallet', async (params: Params) => {
    if (does !== 'wait') return await ask(params, does);
    return await new Promise<string>((answer) => (opened = { params, answer }));
  });
  await context.addInitScript(() => {
    const { wechatWallet } = window as unknown as { wechatWallet: (params: object) => Promise<string> };
    const invoke = (_api: string, params: object, done: (answer: { err_msg: string }) => void) =>
      void wechatWallet(params).then((said) => done({ err_msg: said }));
    Object.assign(window, { WeixinJSBridge: { invoke } });
  });
  return {
    inWallet: (action) => void (does = action),
    decide: async (action) => {
      const { params, answer } = await until('the wallet to open', async () => opened);
      opened = undefined;
      const said = await ask(params, action);
      answer(said);
      return said;
    },
  };
}

/** Alipay's own page behind the code: the payer types the password, or has no money. */
export async function inAlipay({ page }: PayerAtPhone, action: 'confirm' | 'refuse'): Promise<void> {
  if (action === 'confirm') await page.locator('input[name=password]').fill('123456');
  await page.locator(`button[value=${action}]`).click();
}
