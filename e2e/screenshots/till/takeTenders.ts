import type { House } from '../../house/openHouse';
import { openPage, openPanel, scan, type Stand } from './stand';
import { putDownGoods, sellFuel } from './takeCollect';

/** Collecting itself: every way, and every way it can end. */
export async function takeTenders(stand: Stand): Promise<void> {
  await openPanel(stand);
  await takePaidByCode(stand);
  await takeRefused(stand);
  await takeWaiting(stand);
  await takeQr(stand);
  await takeCard(stand);
  await takeCash(stand);
}

async function takePaidByCode(stand: Stand): Promise<void> {
  await sellFuel(stand, '268.50');
  let pictures: Promise<void> | undefined;
  await stand.page.route('**/payments', async (route) => {
    // On a busy machine the till asks once more before they are taken.
    pictures ??= stand.show('collect-paying');
    await pictures;
    await route.continue();
  });
  await scan(stand, await wechatCode(stand.house));
  await stand.see('paid').waitFor();
  await stand.page.unroute('**/payments');
  await stand.show('paid-wechat');
  await stand.tap('paid-done');
}

/** The last two digits tell the simulator what happens: 72 has no money. */
async function takeRefused(stand: Stand): Promise<void> {
  await sellFuel(stand, '186.72');
  await scan(stand, await wechatCode(stand.house));
  await stand.see('choosing-words').waitFor();
  await stand.show('refused');
  await stand.tap('drop-order');
  await stand.see('collect-stage').waitFor({ state: 'detached' });
}

/** 73: the payer must type a password, and takes too long. */
async function takeWaiting(stand: Stand): Promise<void> {
  const { house, page, see, tap, show } = stand;
  await sellFuel(stand, '300.73');
  await scan(stand, await alipayCode(house));
  await see('seconds-left').waitFor();
  await show('waiting-alipay');
  await page.route('**/check', async (route) => await route.abort());
  await page.locator('[data-testid=waiting-head]', { hasText: '网络不通' }).waitFor();
  await show('unknown-no-network');
  await page.unroute('**/check');
  await see('choosing-words').waitFor({ timeout: 90_000 });
  await show('timed-out');
  await scan(stand, await wechatCode(house));
  await see('seconds-left').waitFor();
  await show('waiting-wechat');
  await takeCloseBlocked(stand);
  await tap('give-up');
  await page.locator('[data-testid=waiting-head]', { hasText: '正在取消' }).waitFor();
  await show('cancelling');
  await see('choosing-words').waitFor({ timeout: 60_000 });
  await show('cancelled');
  await tap('drop-order');
  await see('collect-stage').waitFor({ state: 'detached' });
}

/** 班结 while a payment has no answer. */
async function takeCloseBlocked(stand: Stand): Promise<void> {
  await openPage(stand, 'F9', 'close-shift-sheet');
  await stand.see('waiting').waitFor();
  await stand.show('close-shift-waiting');
  await stand.tap('hand-over');
  await stand.see('hand-over-form').waitFor();
  await stand.show('close-shift-hand-over');
  await stand.tap('sheet-back');
}

async function takeQr(stand: Stand): Promise<void> {
  await sellFuel(stand, '200');
  await stand.tap('tender-qr');
  await stand.see('qr').locator('svg').waitFor();
  await stand.show('qr');
  await stand.tap('give-up');
  await stand.see('again-cash').waitFor();
  await stand.show('choosing');
  await stand.tap('drop-order');
  await stand.see('collect-stage').waitFor({ state: 'detached' });
}

/** First a terminal that stands beside the till, then one inside the machine whose answers we give. */
async function takeCard(stand: Stand): Promise<void> {
  const { page, see, tap, show } = stand;
  await sellFuel(stand, '412');
  await tap('tender-card');
  await see('card-referenceNo').waitFor();
  await show('card-form');
  await see('card-referenceNo').fill('12');
  await tap('card-approved');
  await see('form-error').waitFor();
  await show('card-form-wrong');
  await tap('card-not-charged');
  await see('confirm').waitFor();
  await show('card-not-charged');
  await tap('confirm-yes');
  await see('again-card').waitFor();
  await page.evaluate(() => {
    const TillCard = {
      pay: async () => new Promise((answer) => Object.assign(window, { answerCard: answer })),
      query: async () => '{"outcome":"unknown"}',
    };
    Object.assign(window, { TillCard });
  });
  await tap('again-card');
  await page.waitForFunction(() => 'answerCard' in window);
  await show('card-charging');
  await page.evaluate(() => (window as unknown as { answerCard: (words: string) => void }).answerCard('{}'));
  await see('card-doubt').waitFor();
  await show('card-doubt');
  await tap('card-charged');
  await see('card-referenceNo').fill('123456789012');
  await see('card-cardNo').fill('622202******1234');
  await tap('card-approved');
  await see('paid').waitFor();
  await show('paid-card');
  await tap('paid-done');
}

async function takeCash(stand: Stand): Promise<void> {
  const { see, tap, show } = stand;
  await tap('kind-mixed');
  await sellFuel(stand, '200');
  await tap('part-goods');
  await putDownGoods(stand);
  await tap('tender-cash');
  await see('cash-received').waitFor();
  await show('cash');
  await tap('money-5');
  await show('cash-short');
  await tap('money-0');
  await tap('money-0');
  await show('cash-change');
  await tap('cash-confirm');
  await see('paid').waitFor();
  await show('paid-cash');
  await tap('paid-done');
  await tap('kind-fuel');
}

async function wechatCode({ control }: House): Promise<string> {
  return String((await control('/payer-code', { user: 'driver-1' }))['code']);
}

async function alipayCode({ control }: House): Promise<string> {
  return String((await control('/alipay/code', { user: 'driver-1' }))['code']);
}
