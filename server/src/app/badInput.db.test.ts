import { once } from 'node:events';
import { connect } from 'node:net';
import {
  deskApi,
  driverApi,
  ERRORS,
  tillApi,
  type DeskApi,
  type DriverApi,
  type ErrorCode,
  type TillApi,
} from '@jiayou/contract';
import * as fc from 'fast-check';
import { z } from 'zod';
import {
  changes,
  newActionId,
  newCashier,
  newDesk,
  newDriver,
  newStation,
  send,
  snapshot,
  startHouse,
  type Answer,
  type TestHouse,
} from './testing';

const api = { ...driverApi, ...tillApi, ...deskApi };
type Key = keyof (DriverApi & TillApi & DeskApi);
const keys = Object.keys(api) as Key[];

interface Example {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: Record<string, unknown>;
}

let house: TestHouse;
/** Everybody at once: what is wrong with a request is not who sends it. */
let headers: Record<string, string>;
let examples: Record<Key, Example>;

beforeAll(async () => {
  house = await startHouse();
  const stationId = await newStation(house);
  const [driver, cashier, desk] = [
    await newDriver(house),
    await newCashier(house, stationId),
    await newDesk(house, 'hq-admin'),
  ];
  headers = { ...driver.headers, Cookie: `${cashier.headers.Cookie}; ${desk.headers.Cookie}` };
  examples = examplesFor(stationId);
});
afterAll(() => house.stop());

/** A well-formed request for each endpoint. A new endpoint does not compile without one. */
function examplesFor(stationId: string): Record<Key, Example> {
  const order = { params: { orderId: newActionId() }, body: {} };
  const ticket = { params: { ticketId: newActionId() }, body: { actionId: newActionId() } };
  const station = { params: { stationId }, body: {} };
  const place = { latitude: '31.2', longitude: '121.4' };
  return {
    'GET /driver/config': {},
    'POST /driver/sign-in': { body: { app: 'mini-program', code: 'no such code' } },
    'GET /driver/me': {},
    'GET /driver/stations': { query: { ...place, search: '站', limit: '5' } },
    'GET /driver/stations/:stationId': { params: { stationId }, query: place },
    'POST /driver/orders': { body: { actionId: newActionId(), stationId, nozzleNo: 1, amountFen: 20_000 } },
    'POST /driver/orders/:orderId/payments': { params: order.params, body: { channel: 'wechat-pay' } },
    'GET /driver/orders/:orderId': { params: order.params },
    'POST /driver/orders/:orderId/check': order,
    'POST /driver/orders/:orderId/cancel': order,
    'GET /driver/orders': { query: { after: `2026-05-01T00:00:00.000Z_${newActionId()}`, limit: '5' } },
    'POST /till/activate': { body: { code: 'NOSUCHCODE', tillName: '收银机' } },
    'GET /till/me': {},
    'POST /till/sign-in': { body: { staffNo: 'nobody', password: 'wrong' } },
    'POST /till/sign-out': { body: {} },
    'GET /till/board': {},
    'GET /till/stream': { query: { after: '0' } },
    'POST /till/tickets/:ticketId/claim': ticket,
    'POST /till/tickets/:ticketId/printed': ticket,
    'POST /till/tickets/:ticketId/release': { ...ticket, body: { ...ticket.body, problem: 'offline' } },
    'POST /till/tickets/:ticketId/reprint': ticket,
    'POST /till/tickets/:ticketId/dismiss': { ...ticket, body: {} },
    'POST /desk/sign-in': { body: { staffNo: 'nobody', password: 'wrong' } },
    'POST /desk/sign-out': { body: {} },
    'GET /desk/me': {},
    'GET /desk/stations': { query: { search: '站', after: 'D0001', limit: '5' } },
    'POST /desk/stations/:stationId/activation-codes': station,
    'POST /desk/stations/:stationId/tills/:tillId/revoke': {
      params: { stationId, tillId: newActionId() },
      body: {},
    },
    'POST /desk/stations/:stationId/in-car': { ...station, body: { paused: false, reason: '演练' } },
  };
}

const HOSTILE_TEXT = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\uD800',
  '\uFFFF😀',
  '../../etc/passwd',
  "'; drop table orders; --",
  '%',
  '%s%n${7*7}',
  'x'.repeat(300),
  '油'.repeat(1_000),
  '-1',
  '1e3',
  '0x10',
  'NaN',
  'Infinity',
  '999999999999999',
  '9007199254740993',
  '2026-02-30T00:00:00.000Z_00000000-0000-7000-8000-000000000000',
  '0000-01-01T00:00:00.000Z_00000000-0000-7000-8000-000000000000',
  '2026-01-01T24:00:00.000Z_00000000-0000-7000-8000-000000000000',
];
const HOSTILE_NUMBERS = [-1, 0, 0.5, 1e308, -1e308, 999_999_999_999_999, 2 ** 53, 2 ** 63, 5e-324];
const HOSTILE_SHAPES: readonly unknown[] = [null, true, [], {}, [1], { a: 1 }, { toString: 1 }, [[[]]]];

function request(key: Key, { params = {}, query = {}, body }: Example) {
  const [method = '', path = ''] = key.split(' ');
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => escaped(params[name] ?? ''));
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${escaped(value)}`);
  const url = `${house.url}/api${filled}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
  return send(url, { method, headers, body });
}

/** A lone surrogate cannot be escaped; a client would send what stands for it. */
function escaped(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
}

const ContractError = z.object({
  code: z.string().transform((code) => ERRORS[code as ErrorCode]),
  message: z.string().regex(/\p{Script=Han}/u),
});

/** What is wrong with an answer to a bad request, or nothing. */
function flawOf({ status, body }: Pick<Answer, 'status' | 'body'>): string | undefined {
  if (status === 200) return undefined;
  const isSaid = ContractError.safeParse(body).data?.code.status === status;
  return isSaid && status < 500 ? undefined : `${status} ${JSON.stringify(body).slice(0, 200)}`;
}

/** Each leaf of a well-formed request replaced by each hostile value, one at a time. */
function hostileRequests(example: Example): Example[] {
  const everything = [...HOSTILE_TEXT, ...HOSTILE_NUMBERS, ...HOSTILE_SHAPES];
  return [
    ...replaced(example.params, HOSTILE_TEXT).map((params) => Object.assign({}, example, { params })),
    ...replaced(example.query, HOSTILE_TEXT).map((query) => Object.assign({}, example, { query })),
    ...replaced(example.body, everything).map((body) => Object.assign({}, example, { body })),
  ];
}

function replaced<Value>(part: Readonly<Record<string, Value>> = {}, values: readonly Value[] = []) {
  return Object.keys(part).flatMap((name) => values.map((value) => Object.assign({}, part, { [name]: value })));
}

test.each(keys)('%s answers every hostile value with an error of the contract', async (key) => {
  const flaws = [];
  for (const example of hostileRequests(examples[key])) {
    // A well-formed stream goes on for ever.
    if (key === 'GET /till/stream' && /^(0x10|1e3| |)$|^9+$/.test(example.query?.['after'] ?? '')) continue;
    const flaw = flawOf(await request(key, example));
    if (flaw !== undefined) flaws.push(`${JSON.stringify(example).slice(0, 200)} → ${flaw}`);
  }
  expect(flaws).toEqual([]);
});

const bodied = keys.filter((key) => 'body' in api[key]);

test.each(bodied)('%s refuses unknown shapes and writes nothing', async (key) => {
  const example = examples[key];
  const before = await snapshot(house);
  const names = Object.keys(example.body ?? {});
  const shapes = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue(), { minKeys: 1, maxKeys: 3 }),
    // More than is asked for, and less.
    fc.string({ minLength: 1, maxLength: 8 }).map((name) => Object.assign({ [`${name}_`]: 1 }, example.body)),
    fc.subarray(names).map((some) => Object.fromEntries(some.map((name) => [name, example.body?.[name]]))),
  );

  await fc.assert(
    fc.asyncProperty(
      shapes.filter((value) => !accepts(key, value)),
      async (body) => {
        const answer = await request(key, { ...example, body: body as Record<string, unknown> });
        expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      },
    ),
    { numRuns: 25, seed: 7 },
  );

  expect(changes(before, await snapshot(house))).toEqual([]);
});

function accepts(key: Key, body: unknown): boolean {
  const endpoint = api[key];
  return 'body' in endpoint && endpoint.body.safeParse(body).success;
}

test.each(['true', '"1"', '[1]'])('a nozzle written as %s is no nozzle', async (text) => {
  const body = { ...examples['POST /driver/orders'].body, nozzleNo: JSON.parse(text) as unknown };
  expect(await request('POST /driver/orders', { body })).toMatchObject({ status: 400 });
});

test.each([
  ['malformed JSON', '{"actionId":', { 'Content-Type': 'application/json' }],
  ['JSON that is no object', '"text"', { 'Content-Type': 'application/json' }],
  ['nothing', '', { 'Content-Type': 'application/json' }],
  ['a form', 'actionId=1&amountFen=2', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ['plain text', '{}', { 'Content-Type': 'text/plain' }],
  ['an unknown charset', '{}', { 'Content-Type': 'application/json; charset=martian' }],
  ['an encoding it does not have', '{}', { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }],
  ['an encoding nobody knows', '{}', { 'Content-Type': 'application/json', 'Content-Encoding': 'rot13' }],
  ['a prototype', '{"__proto__":{"a":1},"constructor":{}}', { 'Content-Type': 'application/json' }],
])('%s instead of an order is refused', async (_, body, more) => {
  const answer = await send(`${house.url}/api/driver/orders`, {
    method: 'POST',
    headers: { ...headers, ...more },
    body,
  });
  expect(answer).toMatchObject({
    status: 400,
    body: { code: 'request.invalid', message: ERRORS['request.invalid'].message },
  });
});

test('what is too large is refused as too large', async () => {
  const body = { actionId: 'x'.repeat(100_000) };
  const answer = await send(`${house.url}/api/driver/orders`, { method: 'POST', headers, body });
  expect(answer).toMatchObject({ status: 413, body: { code: 'request.too_large' } });
});

test.each([
  ['GET', '/nowhere', 'route.not_found'],
  ['GET', '/api', 'route.not_found'],
  ['GET', '/api/driver', 'route.not_found'],
  ['POST', '/api/driver/ordersx', 'route.not_found'],
  ['GET', '/api/driver/orders/..%2f..%2fdesk/me', 'route.not_found'],
  ['DELETE', '/api/driver/orders', 'route.method_not_allowed'],
  ['PUT', '/api/till/activate', 'route.method_not_allowed'],
  ['PATCH', '/api/desk/me', 'route.method_not_allowed'],
  ['PROPFIND', '/api/desk/me', 'route.method_not_allowed'],
  ['GET', '/api/driver/orders/%', 'request.invalid'],
  ['GET', '/api/driver/orders/%E0%A4%A', 'request.invalid'],
  ['GET', '/api/driver/orders/%00', 'request.invalid'],
  ['GET', '/api/driver/stations?limit=1&limit=2', 'request.invalid'],
  ['GET', '/api/driver/stations?unknown=1', 'request.invalid'],
  ['GET', '/api/driver/stations?latitude=%', 'request.invalid'],
] as const)('%s %s is answered with %s', async (method, path, code) => {
  const answer = await send(`${house.url}${path}`, { method, headers });
  expect(answer).toMatchObject({ status: ERRORS[code].status, body: { code, message: ERRORS[code].message } });
});

test.each([
  ['half a request', 'GET /api/desk/me HTTP/1.1\r\nHost: x\r\nContent-Le'],
  ['no HTTP at all', '\u0016\u0003\u0001\r\n\r\n'],
  ['two lengths', 'POST /api/driver/orders HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}'],
])('%s on the wire disturbs nobody', async (_, text) => {
  const socket = connect(Number(new URL(house.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.end(text);
  await once(socket.resume(), 'close');

  expect((await request('GET /desk/me', {})).status).toBe(200);
});
