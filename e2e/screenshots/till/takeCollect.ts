import { openPanel, scan, type Stand } from './stand';

/** What is sold and for whom, before anything is collected. */
export async function takeCollect(stand: Stand): Promise<void> {
  const { see, tap, show } = stand;
  await openPanel(stand);
  await show('collect-nothing');
  await sellFuel(stand, '300');
  await show('collect-fuel');
  await type(stand, '99999');
  await show('collect-fuel-too-much');
  await tap('by-grade');
  await show('collect-fuel-by-grade');
  await tap('by-nozzle');
  await tap('kind-goods');
  await show('collect-goods-nothing');
  await putDownGoods(stand);
  await show('collect-goods');
  await tap('goods-plain');
  await see('plain-dialog').getByTestId('quick-10').click();
  await show('collect-plain');
  await stand.page.keyboard.press('Escape');
  await tap('kind-mixed');
  await sellFuel(stand, '200');
  await show('collect-mixed');
  await takeMember(stand);
  await show('collect-member');
  await tap('tender-code');
  await see('scan-dialog').waitFor();
  await see('camera-words').filter({ hasNotText: '正在打开' }).waitFor();
  await show('scan');
  await tap('scan-close');
  await scan(stand, 'https://u.example/42');
  await see('saying').waitFor();
  await show('scan-unknown');
  await tap('member-remove');
  await tap('kind-fuel');
}

async function takeMember({ see, tap, show }: Stand): Promise<void> {
  await tap('member-open');
  await see('member-text').fill('13911112222');
  await tap('member-find');
  await see('form-error').waitFor();
  await show('member-unknown');
  await see('member-text').fill('13800001234');
  await tap('member-find');
  await see('member').waitFor();
}

export async function putDownGoods({ page }: Stand): Promise<void> {
  const product = (name: string) => page.locator('.product', { hasText: name });
  await product('维生素功能饮料').click();
  await product('牛肉干').click();
  await product('抽纸').click();
  await product('抽纸').click();
}

/** Nozzle 3 and an amount in yuan. */
export async function sellFuel(stand: Stand, yuan: string): Promise<void> {
  await stand.tap('nozzle-3');
  await type(stand, yuan);
}

async function type({ tap }: Stand, yuan: string): Promise<void> {
  await tap('money-清空');
  for (const key of yuan) await tap(`money-${key === '.' ? 'point' : key}`);
}
