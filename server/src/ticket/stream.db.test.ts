import type { StationId } from '@jiayou/contract';
import {
  checkLaws,
  newCashier,
  newDesk,
  newPaid,
  newStation,
  newTapped,
  readStream,
  startHouse,
  type TestCashier,
  type TestHouse,
} from '../app/testing';

let house: TestHouse;
let station: StationId;
let cashier: TestCashier;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  station = await newStation(house);
  cashier = await newCashier(house, station);
});
afterEach(() => checkLaws(house));
afterAll(() => house.stop());

const counting = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test('thirty orders settled at once at one station reach its till in gapless order, each once', async () => {
  const stream = await readStream(house.url, cashier.headers, { after: 0 });
  const waiting = [];
  for (let count = 0; count < 30; count += 1) waiting.push(await newTapped(house, station));
  await Promise.all(waiting.map(({ paymentNo }) => house.confirm(paymentNo)));

  await Promise.all(waiting.map(({ paymentNo }) => house.callBack(paymentNo)));

  const heard = await stream.until(30);
  expect(heard.map(({ id }) => id)).toEqual(counting(1, 30));
  const orders = heard.map(({ event }) => (event.kind === 'ticket-added' ? event.ticket.orderId : event.kind));
  expect(orders.toSorted()).toEqual(waiting.map(({ order }) => order.id).toSorted());
  stream.stop();
});

test('a till that comes back with the last id it heard is told the rest, each once and in order', async () => {
  for (let count = 0; count < 4; count += 1) await newPaid(house, station);
  const first = await readStream(house.url, cashier.headers, { after: 0 });
  await first.until(4);
  first.stop();
  for (let count = 0; count < 3; count += 1) await newPaid(house, station);

  const second = await readStream(house.url, cashier.headers, { after: 0, lastEventId: 2 });
  await second.until(5);
  await newPaid(house, station);
  const heard = await second.until(6);

  expect(heard.map(({ id }) => id)).toEqual(counting(3, 8));
  second.stop();
});

test('the board and the stream after its cursor leave nothing out and repeat nothing', async () => {
  await newPaid(house, station);
  const board = await cashier.call('GET /till/board', {});
  await newPaid(house, station);

  const stream = await readStream(house.url, cashier.headers, { after: board.cursor });
  const [next] = await stream.until(1);

  expect(board.tickets).toHaveLength(1);
  expect(next?.id).toBe(board.cursor + 1);
  stream.stop();
});

test('more than one page of missed events comes whole', async () => {
  await newPaid(house, station);
  await house.rows(
    `insert into till_events (station_id, seq, kind, ticket_id, at)
     select $1, n, 'ticket-changed', (select id from tickets where station_id = $1), now() from generate_series(2, 450) n`,
    [station],
  );
  await house.rows('update till_cursors set last_seq = 450 where station_id = $1', [station]);

  const stream = await readStream(house.url, cashier.headers, { after: 0 });
  const heard = await stream.until(450);

  expect(heard.map(({ id }) => id)).toEqual(counting(1, 450));
  stream.stop();
});

test("a station's stream never carries another station's orders", async () => {
  const other = await newStation(house);
  const neighbour = await newCashier(house, other);
  const [mine, theirs] = [
    await readStream(house.url, cashier.headers, { after: 0 }),
    await readStream(house.url, neighbour.headers, { after: 0 }),
  ];

  const [here, there] = [await newPaid(house, station), await newPaid(house, other)];
  const heard = [(await mine.until(1))[0]?.event, (await theirs.until(1))[0]?.event];
  await newPaid(house, station);
  await mine.until(2);

  expect(heard).toMatchObject([{ ticket: { orderId: here.order.id } }, { ticket: { orderId: there.order.id } }]);
  expect(theirs.heard).toHaveLength(1);
  mine.stop();
  theirs.stop();
});

test('an event that came while nobody could listen is delivered by the poll', async () => {
  const stream = await readStream(house.url, cashier.headers, { after: 0 });
  await house.rows(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jiayou-listen'
    and datname = current_database()`);
  const { paymentNo } = await newPaid(house, station);

  await stream.until(1);
  // Another process settles: no hint of ours, and no NOTIFY at all.
  await house.rows(
    `with cursor as (update till_cursors set last_seq = last_seq + 1 where station_id = $1 returning last_seq)
     insert into till_events (station_id, seq, kind, ticket_id, at)
     select $1, last_seq, 'ticket-changed', t.id, now() from cursor, tickets t join orders o on o.id = t.order_id
     where o.paid_by = $2`,
    [station, paymentNo],
  );

  expect((await stream.until(2)).map(({ id }) => id)).toEqual([1, 2]);
  stream.stop();
});

test('a pause of in-car payment is seen at the tills at once', async () => {
  const stream = await readStream(house.url, cashier.headers, { after: 0 });
  const admin = await newDesk(house, 'hq-admin');

  await admin.call('POST /desk/stations/:stationId/in-car', {
    params: { stationId: station },
    body: { paused: true, reason: '卸油作业' },
  });

  const [heard] = await stream.until(1);
  expect(heard?.event).toEqual({ kind: 'in-car-paused', paused: true, reason: '卸油作业' });
  expect(await cashier.call('GET /till/board', {})).toMatchObject({ inCarPaused: true, inCarPausedReason: '卸油作业' });
  stream.stop();
});

test('from the moment a till is revoked it hears of no more orders', async () => {
  const stream = await readStream(house.url, cashier.headers, { after: 0 });
  await newPaid(house, station);
  await stream.until(1);
  const admin = await newDesk(house, 'hq-admin');
  await admin.call('POST /desk/stations/:stationId/tills/:tillId/revoke', {
    params: { stationId: station, tillId: cashier.tillId },
    body: {},
  });

  await newPaid(house, station);
  await stream.ended;

  expect(await stream.until(1)).toHaveLength(1);
});

test('the stream of a till that was revoked, and of a cashier who left, ends by itself', async () => {
  const leaving = await newCashier(house, station);
  const [revoked, left] = [await readStream(house.url, cashier.headers), await readStream(house.url, leaving.headers)];
  const admin = await newDesk(house, 'hq-admin');
  await admin.call('POST /desk/stations/:stationId/tills/:tillId/revoke', {
    params: { stationId: station, tillId: cashier.tillId },
    body: {},
  });
  await leaving.call('POST /till/sign-out', { body: {} });

  await Promise.all([revoked.ended, left.ended]);

  expect(await readStream(house.url, cashier.headers)).toMatchObject({ status: 403 });
  expect(await readStream(house.url, leaving.headers)).toMatchObject({ status: 401 });
});
