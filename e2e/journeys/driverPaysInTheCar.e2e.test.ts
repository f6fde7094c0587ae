import type { Browser } from 'playwright-core';
import { openTill, screenPapers, type CashierAtTill } from '../actors/cashierAtTill';
import { inWallet, orderFuel, pickUpPhone, places, type DriverAtPhone } from '../actors/driverAtPhone';
import { edgeToEdge, paperText } from '../actors/paperText';
import { launchBrowser } from '../browser/launchBrowser';
import { paidOnce, unbalanced, writtenAbout } from '../house/books';
import { pauseInCar } from '../house/desk';
import { openHouse, type House } from '../house/openHouse';
import { until } from '../house/until';

let house: House;
let browser: Browser;
let till: CashierAtTill;

beforeAll(async () => {
  // A late callback comes after one second instead of ten.
  house = await openHouse({ environment: { simulator: { SIMULATOR_TIME_SCALE: '10' } } });
  browser = await launchBrowser();
  till = await openTill(house, browser, { paper: 'screen' });
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

interface LastOrder {
  orderNo: string;
  callNo: string;
  paidAt: string;
  transactionNo: string;
  paymentNo: string;
  shiftNo: string;
}

/** The newest order, as the books have it. */
async function lastOrder(): Promise<LastOrder> {
  const [order] = await house.rows<LastOrder>(
    `select o.order_no as "orderNo", o.call_no as "callNo", p.payment_no as "paymentNo", p.channel_transaction_no as "transactionNo",
       to_char(p.paid_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS') as "paidAt",
       (select shift_no from shifts limit 1) as "shiftNo"
     from orders o join payments p on p.order_id = o.id order by o.created_at desc limit 1`,
  );
  if (order === undefined) throw new Error('nobody has ordered yet');
  return order;
}

async function goWrong(...scenarios: object[]): Promise<void> {
  await house.control('/scenario', { scenarios });
}

const untilPaid = async ({ see }: DriverAtPhone) => await see('#order-paid').waitFor();

test('a driver pays at the pump: the till speaks and prints, the driver is told, the ledger balances', async () => {
  const driver = await pickUpPhone(house, browser);
  await driver.see('#allow-location').click();
  await driver.see('#station-card').waitFor();
  expect(await driver.see('#station-name').textContent()).toBe('人民广场加油站');
  expect(await driver.see('#station-place').textContent()).toBe('您在这里');

  await driver.see('#refuel-button').click();
  await driver.see('#nozzle-3').click();
  await driver.see('#amount-200').click();
  expect(await driver.see('#pay-button').textContent()).toBe('微信支付 ¥200.00');
  await driver.see('#pay-button').click();
  await inWallet(driver, 'confirm');
  await untilPaid(driver);

  const order = await lastOrder();
  expect(await driver.see('#paid-amount').textContent()).toBe('¥200.00');
  expect(await driver.see('#call-line').textContent()).toBe(`请告诉加油员：${order.callNo}`);
  await till.order(order.orderNo).and(till.page.locator('[data-paper=printed]')).waitFor();
  await until('the voice', async () => till.spoken.length > 0);
  expect(till.spoken).toEqual(['三号枪，九十二号，二百元，微信已支付']);
  const papers = await screenPapers(till.page);
  // The first is the test print of the opening shift.
  expect(papers.slice(1).map(paperText)).toEqual([receiptOf(order)]);
  await driver.see('#paper-state:has-text("小票已在收银台打印")').waitFor();

  expect(await writtenAbout(house, order.paymentNo)).toEqual(paidOnce(20_000));
  expect(await unbalanced(house)).toEqual([]);
});

/** ¥200.00 of 92# at ¥7.62 a litre, on 58 mm paper. */
function receiptOf({ orderNo, callNo, paidAt, transactionNo, shiftNo }: LastOrder): string {
  const rule = '-'.repeat(32);
  return [
    ' 人民广场加油站',
    '            加油小票',
    rule,
    edgeToEdge('取号', callNo),
    edgeToEdge('订单号', orderNo),
    edgeToEdge('支付时间', paidAt),
    rule,
    edgeToEdge('油枪', '3号枪'),
    edgeToEdge('油品', '92#'),
    edgeToEdge('数量', '26.25 升'),
    edgeToEdge('单价', '￥7.62/升'),
    edgeToEdge('金额', '￥200.00'),
    edgeToEdge('实付', '￥200.00'),
    rule,
    edgeToEdge('支付方式', '微信支付'),
    edgeToEdge('交易号', transactionNo),
    edgeToEdge('收银员', '小李'),
    edgeToEdge('班次', shiftNo),
    rule,
    '     谢谢惠顾，请核对后离开',
  ].join('\n');
}

test('a driver who came back is offered the same again and pays with one tap', async () => {
  const driver = await pickUpPhone(house, browser, { user: 'a-regular' });
  await orderFuel(driver);
  await inWallet(driver, 'confirm');
  await untilPaid(driver);

  await driver.page.goto(`${house.url}/car/`);
  await driver.see('#again-card').waitFor();
  expect(await driver.see('#again-card').textContent()).toMatch(/还是这样？3号枪 · 92号.*¥200/);
  await driver.see('#again-button').click();
  await inWallet(driver, 'confirm');
  await untilPaid(driver);
  const { paymentNo } = await lastOrder();
  expect(await writtenAbout(house, paymentNo)).toEqual(paidOnce(20_000));
});

test('a payer who puts it off, then has no money, then has it, pays the same payment once', async () => {
  const driver = await pickUpPhone(house, browser);
  await orderFuel(driver);
  await inWallet(driver, 'cancel');
  await driver.see('#order-unpaid').waitFor();
  expect(await driver.see('#unpaid-reason').textContent()).toBe('您取消了支付，钱没有付出去');
  await driver.see('#continue-button').click();
  await inWallet(driver, 'refuse');
  await driver.see('#order-unpaid').waitFor();
  expect(await driver.see('#unpaid-reason').textContent()).toBe('微信没有完成这笔付款，请再试一次');
  await driver.see('#continue-button').click();
  await inWallet(driver, 'confirm');
  await untilPaid(driver);
  const { paymentNo, orderNo } = await lastOrder();
  expect(await writtenAbout(house, paymentNo)).toEqual(paidOnce(20_000));
  const payments = 'select from payments p join orders o on o.id = p.order_id where o.order_no = $1';
  expect(await house.rows(payments, [orderNo])).toHaveLength(1);
});

test('a driver who drops the order has paid nothing, and the channel has closed it', async () => {
  const driver = await pickUpPhone(house, browser);
  await orderFuel(driver);
  await inWallet(driver, 'cancel');
  await driver.see('#cancel-button').click();
  await driver.see('#order-closed').waitFor();
  const { paymentNo } = await lastOrder();
  const { trade } = await house.control(`/trades/${paymentNo}`);
  expect(trade).toMatchObject({ state: 'CLOSED' });
});

describe('where paying in the car is paused', () => {
  test('the driver reads the reason and where to pay', async () => {
    const driver = await pickUpPhone(house, browser, { place: places.fuxingPark });
    await driver.see('#allow-location').click();
    expect(await driver.see('#in-car-reason').textContent()).toMatch(/消防演练.*收银台/);
    expect(await driver.see('#refuel-button').count()).toBe(0);
  });

  test('a driver who had already chosen is stopped before paying, and the till shows it', async () => {
    const driver = await pickUpPhone(house, browser);
    await driver.see('#allow-location').click();
    await driver.see('#refuel-button').click();
    await driver.see('#nozzle-3').click();
    await driver.see('#amount-200').click();
    await pauseInCar(house, '油罐车卸油');
    await till.page.getByTestId('in-car-bar').waitFor();
    expect(await till.page.getByTestId('in-car-bar').textContent()).toBe('车内支付已暂停：油罐车卸油');
    await driver.see('#pay-button').click();
    await driver.see('#error-note').waitFor();
    expect(await driver.see('#error-note').textContent()).toMatch(/油罐车卸油/);
    await pauseInCar(house, undefined);
    await till.page.getByTestId('in-car-bar').waitFor({ state: 'detached' });
    await driver.see('#pay-button').click();
    await inWallet(driver, 'confirm');
    await untilPaid(driver);
  });
});

describe('when nobody knows yet whether it is paid', () => {
  test('the page says so and resolves by itself, though the channel does not call and its first answers are lost', async () => {
    const driver = await pickUpPhone(house, browser);
    await goWrong({ name: 'callback-never' }, { name: 'answer-lost', on: ['query'], times: 1_000 });
    await orderFuel(driver);
    await inWallet(driver, 'confirm');
    await driver.see('#order-confirming').waitFor();
    expect(await driver.see('#order-confirming .headline').textContent()).toBe('正在向微信确认，请勿重复支付');
    const { paymentNo } = await lastOrder();
    // From now on its answers arrive.
    await house.control('/scenario', { for: paymentNo, scenarios: [{ name: 'callback-never' }] });
    await untilPaid(driver);
    expect(await writtenAbout(house, paymentNo)).toEqual(paidOnce(20_000));
  });

  test('a lost answer to the order at the channel ends in the same payment, paid once', async () => {
    const driver = await pickUpPhone(house, browser);
    await orderFuel(driver, { yuan: '200.51' });
    await driver.see('#order-confirming').waitFor();
    await driver.see('#continue-button').click();
    await inWallet(driver, 'confirm');
    await untilPaid(driver);
    const { paymentNo, orderNo } = await lastOrder();
    expect(await writtenAbout(house, paymentNo)).toEqual(paidOnce(20_051));
    const { requests } = await house.control(`/requests?out_trade_no=${paymentNo}`);
    const prepays = (requests as { api: string; status: number }[]).filter(({ api }) => api === 'prepay');
    expect(prepays.map(({ status }) => status)).toEqual([0, 200]);
    await till.order(orderNo).and(till.page.locator('[data-paper=printed]')).waitFor();
  });

  test('a late callback finds the order paid by the question of the driver', async () => {
    const driver = await pickUpPhone(house, browser);
    await orderFuel(driver, { yuan: '200.61' });
    await inWallet(driver, 'confirm');
    await untilPaid(driver);
    const { paymentNo } = await lastOrder();
    await until('the late callback', async () => {
      const { notifications } = await house.control(`/trades/${paymentNo}`);
      return (notifications as { state: string }[])[0]?.state === 'acknowledged';
    });
    expect(await writtenAbout(house, paymentNo)).toEqual(paidOnce(20_061));
  });
});

test('in the end the till has spoken and printed each paid order once, and the ledger balances', async () => {
  const [{ paid } = { paid: 0 }] = await house.rows<{ paid: number }>(
    `select count(*)::int as paid from orders where state = 'paid'`,
  );
  const printed = till.page.locator('[data-testid=order][data-paper=printed]');
  await until('the last paper', async () => (await printed.count()) === paid);
  await until('the last voice', async () => till.spoken.length >= paid);
  expect(till.spoken).toHaveLength(paid);
  const numbers = (await screenPapers(till.page)).map((bytes) => /订单号\s+(\S+)/.exec(paperText(bytes))?.[1]);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(await unbalanced(house)).toEqual([]);
});
