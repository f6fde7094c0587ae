import { once } from 'node:events';
import { connect } from 'node:net';
import { ERRORS } from '@jiayou/contract';
import * as fc from 'fast-check';
import { changes, newDesk, send, snapshot, startHouse, type TestHouse } from './testing';
import { newCallers, verdictOf, type Caller } from './testing/callers';
import { ask, endpointOf, endpoints, type EndpointKey } from './testing/endpoints';
import { goodRequest } from './testing/goodRequests';
import { newPlace, type Place } from './testing/place';
import { refusalOf } from './testing/saidByContract';

let house: TestHouse;
let place: Place;
let callers: Caller[];
beforeAll(async () => {
  house = await startHouse();
  place = await newPlace(house);
  callers = await newCallers(place);
});
afterAll(() => house.stop());

/** A good request but for its body, by somebody who may send it. */
async function bodyless(key: EndpointKey) {
  const { permission } = endpointOf(key);
  const { headers = {} } = callers.find((caller) => verdictOf(permission, caller) === 'welcome') ?? {};
  const { body, ...request } = await goodRequest(key, place);
  return {
    body,
    post: (bad: unknown, more = {}) => ask(house.url, key, { ...request, body: bad, headers: { ...headers, ...more } }),
  };
}

/** Text, its type, and how it is said to be encoded. */
const UNREADABLE: readonly (readonly [string, Record<string, string>])[] = [
  ['{"actionId":', {}],
  ['{"a":1}}', {}],
  ['"text"', {}],
  ['{"__proto__":{"a":1},"constructor":{}}', {}],
  ['actionId=1&amountFen=2', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ['{}', { 'Content-Type': 'text/plain' }],
  ['<a/>', { 'Content-Type': 'text/xml' }],
  ['{}', { 'Content-Encoding': 'gzip' }],
  ['{}', { 'Content-Encoding': 'rot13' }],
];
const bodied = endpoints.flatMap(([key, { body }]) => (body === undefined ? [] : [[key, body] as const]));

test.each(bodied)('%s refuses a body that is no JSON of its own, and one that is too large', async (key) => {
  const { body, post } = await bodyless(key);
  const before = await snapshot(house);

  const said = await Promise.all(
    UNREADABLE.map(async ([text, more]) => [text, more, refusalOf(await post(text, more))]),
  );
  const large = await post({ ...(body as object), more: 'x'.repeat(100_000) });

  expect(said).toEqual(UNREADABLE.map(([text, more]) => [text, more, 'request.invalid']));
  expect(refusalOf(large)).toBe('request.too_large');
  expect(changes(before, await snapshot(house))).toEqual([]);
});

test.each(bodied)('%s refuses whatever else is JSON', async (key, schema) => {
  const { body, post } = await bodyless(key);
  const before = await snapshot(house);
  const shapes = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue(), { minKeys: 1, maxKeys: 3 }),
    // More than is asked for.
    fc.string({ minLength: 1, maxLength: 8 }).map((name) => Object.assign({ [`${name}_`]: 1 }, body)),
  );
  const refused = shapes.filter((value) => !schema.safeParse(value).success);
  const isRefused = async (value: unknown) =>
    expect(refusalOf(await post(JSON.stringify(value)))).toBe('request.invalid');

  await fc.assert(fc.asyncProperty(refused, isRefused), { numRuns: 15, seed: 7 });

  expect(changes(before, await snapshot(house))).toEqual([]);
});

test.each(['true', '"1"', '[1]'])('a nozzle written as %s is no nozzle', async (text) => {
  const { body, post } = await bodyless('POST /driver/orders');
  expect(refusalOf(await post({ ...(body as object), nozzleNo: JSON.parse(text) as unknown }))).toBe('request.invalid');
});

test('nothing at all is no order', async () => {
  const { post } = await bodyless('POST /driver/orders');
  expect(refusalOf(await post(''))).toBe('request.invalid');
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
  const answer = await send(`${house.url}${path}`, { method, headers: place.driver.headers });
  expect([answer.status, refusalOf(answer)]).toEqual([ERRORS[code].status, code]);
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

  const { headers } = await newDesk(house, 'hq-admin');
  expect((await send(`${house.url}/api/desk/me`, { method: 'GET', headers })).status).toBe(200);
});
