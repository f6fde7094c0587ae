import { randomUUID } from 'node:crypto';
import { ActionId, Fen, StationId, type DriverOrder } from '@jiayou/contract';
import type { PaymentNo } from '../../channel';
import { newDriver, type TestDriver } from './people';
import { ACCOUNTS, ALIPAY_ACCOUNTS } from './providers';
import type { TestHouse } from './startHouse';

let counted = 0;

interface Accounts {
  /** WeChat Pay's. */
  readonly accountNo?: string | undefined;
  /** By which API it collects from a payer's code. */
  readonly codeApi?: 'v3' | 'v2';
}

/**
 * A station open round the clock with four nozzles (1–2 of 92#, 3 of 95#, 4 of 98# without a price) and accounts at WeChat Pay,
 * Alipay and the card acquirer.
 */
export async function newStation(house: TestHouse, accounts: Accounts = {}): Promise<StationId> {
  counted += 1;
  const id = StationId.parse(randomUUID());
  const unique = `T${counted}-${id.slice(0, 8)}`;
  await house.rows(
    `insert into stations (id, code, name, address, district, latitude, longitude, in_car_allowed, gas_alarm)
     values ($1, $2, $2 || '站', '上海市西藏中路268号', '黄浦区', 31.2319, 121.4757, true, true)`,
    [id, unique],
  );
  await house.rows(
    `insert into nozzles (station_id, nozzle_no, grade) select $1, no, grade
     from (values (1, '92#'), (2, '92#'), (3, '95#'), (4, '98#')) as pump (no, grade)`,
    [id],
  );
  await newPrice(house, id, { grade: '92#', fenPerLitre: 762, startsAt: new Date('2020-01-01') });
  await newPrice(house, id, { grade: '95#', fenPerLitre: 811, startsAt: new Date('2020-01-01') });
  await openAccounts(house, id, accounts);
  return id;
}

async function openAccounts(house: TestHouse, stationId: StationId, { accountNo, codeApi }: Accounts): Promise<void> {
  const nth = counted % ACCOUNTS.length;
  const alipay = ALIPAY_ACCOUNTS[nth];
  await house.rows(
    `insert into merchant_accounts (station_id, channel, account_no, app_auth_token, code_api) values
       ($1, 'wechat-pay', $2, null, $3), ($1, 'alipay', $4, $5, null), ($1, 'bank-card', $6, null, null)`,
    [
      stationId,
      accountNo ?? ACCOUNTS[nth],
      codeApi ?? null,
      alipay?.pid,
      alipay?.appAuthToken,
      `89831000554${nth + 1000}`,
    ],
  );
}

export async function newPrice(
  house: TestHouse,
  stationId: StationId,
  price: { readonly grade: string; readonly fenPerLitre: number; readonly startsAt: Date },
): Promise<void> {
  await house.rows(
    'insert into posted_prices (station_id, grade, starts_at, price_fen_per_litre) values ($1, $2, $3, $4)',
    [stationId, price.grade, price.startsAt, price.fenPerLitre],
  );
}

export const newActionId = (): ActionId => ActionId.parse(randomUUID());

/** What a driver sends to order 92# at nozzle 1. */
export function someOrder(stationId: StationId, amountFen = 20_000) {
  return { actionId: newActionId(), stationId, nozzleNo: 1, amountFen: Fen.parse(amountFen) };
}

export interface Tapped {
  readonly driver: TestDriver;
  readonly order: DriverOrder;
  readonly paymentNo: PaymentNo;
}

/** Opens the wallet for an order. */
export async function tap(driver: TestDriver, { id: orderId }: Pick<DriverOrder, 'id'>): Promise<PaymentNo> {
  const body = { channel: 'wechat-pay' as const };
  const { paymentNo } = await driver.call('POST /driver/orders/:orderId/payments', { params: { orderId }, body });
  return paymentNo as PaymentNo;
}

/** An order whose wallet is open. The channel does not call back by itself, so that a test decides when it does. */
export async function newTapped(
  house: TestHouse,
  stationId: StationId,
  { driver, amountFen }: { readonly driver?: TestDriver; readonly amountFen?: number } = {},
): Promise<Tapped> {
  const who = driver ?? (await newDriver(house));
  const order = await who.call('POST /driver/orders', { body: someOrder(stationId, amountFen) });
  await house.goWrong([{ name: 'callback-never' }]);
  return { driver: who, order, paymentNo: await tap(who, order) };
}

/** An order paid in the wallet and settled by its callback. */
export async function newPaid(
  house: TestHouse,
  stationId: StationId,
  how: { readonly driver?: TestDriver; readonly amountFen?: number } = {},
): Promise<Tapped> {
  const tapped = await newTapped(house, stationId, how);
  await house.confirm(tapped.paymentNo);
  const status = await house.callBack(tapped.paymentNo);
  if (status !== 200) throw new Error(`the callback was answered with ${String(status)}`);
  return tapped;
}
