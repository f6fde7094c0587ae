import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { openTill, type CashierAtTill } from '../actors/cashierAtTill';
import { pickTender, shownAddress, typeFuel, untilPaid } from '../actors/collectAtTill';
import { edgeToEdge } from '../actors/paperText';
import { inAlipay, pickUpWallet, type PayerAtPhone } from '../actors/payerAtPhone';
import { scan } from '../actors/scanner';
import { launchBrowser } from '../browser/launchBrowser';
import { unbalanced } from '../house/books';
import { openHouse, type House } from '../house/openHouse';
import { until } from '../house/until';

let house: House;
let browser: Browser;
let till: CashierAtTill;
let member: PayerAtPhone;

beforeAll(async () => {
  house = await openHouse();
  browser = await launchBrowser();
  till = await openTill(house, browser);
  member = await pickUpWallet(house, browser, { wallet: 'wechat-pay', user: randomUUID() });
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

/** Opens a page of the driver's own, afresh. */
async function openPage({ page }: PayerAtPhone, path: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${house.url}/car/#/pages/${path}/index`);
}

/** The code on the member's phone, as a scanner reads it. */
async function shownMemberCode(): Promise<string> {
  const answered = member.page.waitForResponse(async (answer) => answer.url().endsWith('/driver/member-code'));
  await openPage(member, 'member-code');
  const { code } = (await (await answered).json()) as { code: string };
  await member.see('#member-code').waitFor();
  return code;
}

/** Fuel for the member whose code is scanned, and our code on the screen; answers its address. */
async function sellToMember(yuan: string): Promise<string> {
  const code = await shownMemberCode();
  await typeFuel(till, { yuan });
  await scan(till.page, code);
  await till.page.getByTestId('member').waitFor();
  expect(await till.page.getByTestId('member').textContent()).toContain('会员 赵** 139****5678');
  await pickTender(till, 'qr');
  return await shownAddress(till);
}

async function expectOnPaper(orderNo: string, tender: string): Promise<void> {
  const papers = till.printer.papers.filter((paper) => paper.includes(orderNo));
  expect(papers).toHaveLength(1);
  for (const line of [edgeToEdge('会员', '139****5678'), edgeToEdge('支付方式', tender)]) {
    expect(papers[0]).toContain(line);
  }
  expect(papers[0]).not.toContain('13912345678');
}

async function expectInRecords(orderNo: string, amount: string): Promise<void> {
  const named = 'select id from orders where order_no = $1';
  const [order] = await house.rows<{ id: string }>(named, [orderNo]);
  await openPage(member, 'mine');
  await member.see(`#record-${order?.id}`).click();
  await member.see('#receipt').waitFor();
  const receipt = (await member.see('#receipt').textContent()) ?? '';
  expect(receipt).toContain(amount);
  expect(receipt).toContain(orderNo);
}

test('a driver says name and phone, and becomes somebody whom a till may know', async () => {
  await openPage(member, 'profile');
  await member.see('#profile-name input').fill('赵师傅');
  await member.see('#profile-phone input').fill('13912345678');
  await member.see('#profile-save').click();
  await member.see('#profile-save:has-text("已保存")').waitFor();
  const known = `select name, phone from drivers where phone = '13912345678'`;
  expect(await house.rows(known)).toEqual([{ name: '赵师傅', phone: '13912345678' }]);
});

test('a member’s code is scanned, the till’s code is scanned in WeChat: paid, masked on the paper, in the records', async () => {
  const address = await sellToMember('200');
  await member.page.goto(address);
  await member.see('#scan-due').waitFor();
  expect(await member.see('#scan-amount').textContent()).toBe('¥200.00');
  await member.see('#pay-button').click();
  await member.see('#scan-paid').waitFor();

  const orderNo = await untilPaid(till);
  await until('the voice', async () => till.spoken.length > 0);
  expect(till.spoken).toEqual(['微信收款，二百元']);
  await expectOnPaper(orderNo, '微信支付');
  await expectInRecords(orderNo, '¥200.00');
});

test('the same code opened in Alipay goes on to Alipay; the order is the member’s all the same', async () => {
  const friend = await pickUpWallet(house, browser, { wallet: 'alipay' });
  await friend.page.goto(await sellToMember('150'));
  await inAlipay(friend, 'confirm');

  const orderNo = await untilPaid(till);
  await expectOnPaper(orderNo, '支付宝');
  await expectInRecords(orderNo, '¥150.00');
  expect(await unbalanced(house)).toEqual([]);
});
