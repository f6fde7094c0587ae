import { randomUUID } from 'node:crypto';
import { ActionId, TicketId } from '@jiayou/contract';
import { nothingYet, paidOnce, unbalanced, writtenAbout } from '../house/books';
import { confirmInWallet, newDriver, payOne, tapToPay } from '../house/driver';
import { durableDatabase } from '../house/durableDatabase';
import { holdSettling } from '../house/holdSettling';
import { openHouse, type House } from '../house/openHouse';
import { newTill, type Till } from '../house/till';
import type { Heard, TillStream } from '../house/tillStream';
import { until } from '../house/until';

let database: Awaited<ReturnType<typeof durableDatabase>>;
let house: House;
let till: Till;

beforeAll(async () => {
  database = await durableDatabase();
  // The channel's first retry comes after 15 s: here after one.
  house = await openHouse({ databaseUrl: database.url, environment: { simulator: { SIMULATOR_TIME_SCALE: '15' } } });
  till = await newTill(house);
});

afterAll(async () => {
  await house?.stop();
  await database?.stop();
});

const isPaid = async (paymentNo: string) => (await writtenAbout(house, paymentNo))?.payment === 'succeeded';
const untilPaid = async (paymentNo: string) => await until('the payment', async () => await isPaid(paymentNo));

/** The orders announced on these lines, in the order they came. */
function announced(...lines: TillStream[]): string[] {
  return lines.flatMap(({ heard }) => heard.flatMap(addedOrder));
}

function addedOrder({ event }: Heard): string[] {
  return event.kind === 'ticket-added' ? [event.ticket.orderId] : [];
}

async function untilAnnounced(line: TillStream, orderId: string): Promise<void> {
  await until('the news at the till', async () => announced(line).includes(orderId));
}

/** The server dies when part is written and nothing committed; answers the payment nobody has settled. */
async function killBeforeCommit() {
  const { order, paymentNo } = await tapToPay(house, await newDriver(house));
  const held = await holdSettling(house, order.id);
  await confirmInWallet(house, paymentNo);
  await held.untilWaiting();
  await house.api.kill('SIGKILL');
  await held.release();
  return { order, paymentNo };
}

describe('the server is killed between callback and commit', () => {
  // Its question would settle the payment while the test looks.
  beforeEach(async () => await house.worker.stop());

  test('nothing is written, and the next callback settles it once', async () => {
    const { paymentNo } = await killBeforeCommit();
    expect(await writtenAbout(house, paymentNo)).toEqual(nothingYet);

    await house.api.start();
    await untilPaid(paymentNo);
    expect(await writtenAbout(house, paymentNo)).toEqual(paidOnce(20_000));
    await house.worker.start();
  });

  test("nothing is written, and the worker's question settles it once while the server is still down", async () => {
    const { order, paymentNo } = await killBeforeCommit();
    expect(await writtenAbout(house, paymentNo)).toEqual(nothingYet);

    await house.worker.start();
    await untilPaid(paymentNo);
    await house.api.start();
    expect(await writtenAbout(house, paymentNo)).toEqual(paidOnce(20_000));
    const { tickets } = await till.call('GET /till/board', {});
    expect(tickets.filter(({ orderId }) => orderId === order.id)).toHaveLength(1);
  });
});

describe('the server is killed between commit and push', () => {
  test('a till that was away hears of the payment once, and gets its receipt', async () => {
    const before = await till.listen();
    await before.hangUp();
    const { order, paymentNo } = await payOne(house);
    await untilPaid(paymentNo);
    await house.api.kill('SIGKILL');
    await house.api.start();

    const after = await till.listen(before.lastEventId());
    await untilAnnounced(after, order.id);
    const again = await till.listen(after.lastEventId());
    const next = await payOne(house);
    await untilAnnounced(again, next.order.id);
    expect(announced(after, again).filter((id) => id === order.id)).toEqual([order.id]);
    await Promise.all([after.hangUp(), again.hangUp()]);

    const ticket = (await till.call('GET /till/board', {})).tickets.find(({ orderId }) => orderId === order.id);
    const params = { ticketId: TicketId.parse(ticket?.id) };
    const body = { actionId: ActionId.parse(randomUUID()) };
    const claim = await till.call('POST /till/tickets/:ticketId/claim', { params, body });
    expect(claim).toMatchObject({ outcome: 'claimed', receipt: { orderNo: order.orderNo, paidFen: 20_000 } });
  });

  test('a till that was listening hears of every payment once, whichever line brought it', async () => {
    const before = await till.listen();
    const drivers = await Promise.all([1, 2, 3].map(async () => await tapToPay(house, await newDriver(house))));
    await Promise.all(drivers.map(async ({ paymentNo }) => await confirmInWallet(house, paymentNo)));
    await until('a first payment', async () =>
      (await Promise.all(drivers.map(async (one) => await isPaid(one.paymentNo)))).includes(true),
    );
    await house.api.kill('SIGKILL');
    await before.gone;
    await house.api.start();

    const after = await till.listen(before.lastEventId());
    for (const { order } of drivers) {
      await until('the news', async () => announced(before, after).includes(order.id));
    }
    const ours = drivers.map(({ order }) => order.id);
    expect(announced(before, after).toSorted()).toEqual(ours.toSorted());
    for (const { paymentNo } of drivers) expect(await writtenAbout(house, paymentNo)).toEqual(paidOnce(20_000));
    await after.hangUp();
  });
});

test('after all of it the ledger balances', async () => {
  expect(await unbalanced(house)).toEqual([]);
});
