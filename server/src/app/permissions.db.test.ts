import { ERRORS } from '@jiayou/contract';
import { changes, snapshot, startHouse, type TestHouse } from './testing';
import { newCallers, verdictOf, type Caller } from './testing/callers';
import { ask, endpoints, type AnyRequest, type EndpointKey } from './testing/endpoints';
import { goodRequest } from './testing/goodRequests';
import { newPlace, type Place } from './testing/place';

let house: TestHouse;
let place: Place;
let callers: Caller[];
beforeAll(async () => {
  house = await startHouse();
  await engage();
});
afterAll(() => house.stop());

async function engage(): Promise<void> {
  place = await newPlace(house);
  callers = await newCallers(place);
}

/** After these somebody of the place is not there any more. */
const GOODBYES: ReadonlySet<string> = new Set<EndpointKey>([
  'POST /till/sign-out',
  'POST /till/shift/close',
  'POST /desk/sign-out',
  'POST /desk/password',
]);

const codeOf = (body: unknown) => (body as { code?: string }).code;

/** What a caller hears: why not, or whatever is said to those who may. */
async function hear(key: EndpointKey, request: AnyRequest, { headers, name }: Caller) {
  const { status, body } = await ask(house.url, key, { ...request, headers });
  return [name, codeOf(body) ?? 'welcome', status];
}

test.each(endpoints)('%s turns away whom the contract does not name, and nothing happens', async (key, endpoint) => {
  const request = await goodRequest(key, place);
  const strangers = callers.filter((caller) => verdictOf(endpoint.permission, caller) !== 'welcome');
  const before = await snapshot(house);

  const heard = await Promise.all(strangers.map((caller) => hear(key, request, caller)));

  const expected = strangers.map((caller) => {
    const code = verdictOf(endpoint.permission, caller);
    return [caller.name, code, code === 'welcome' ? 200 : ERRORS[code].status];
  });
  expect(heard).toEqual(expected);
  expect(changes(before, await snapshot(house))).toEqual([]);
});

// The stream does not end: stream.db.test.ts reads it.
const ending = endpoints.filter(([key]) => key !== 'GET /till/stream');

test.each(ending)('%s lets in whom the contract names', async (key, { permission, errors = [] }) => {
  const welcome = callers.filter((caller) => verdictOf(permission, caller) === 'welcome');
  expect(welcome).not.toEqual([]);
  for (const caller of welcome) {
    const request = await goodRequest(key, permission === 'off-duty' ? caller.place : place);
    const { status, body } = await ask(house.url, key, { ...request, headers: caller.headers });
    // Off duty one comes in to hear that the shift is closed.
    const isClosed =
      caller.name === 'off-duty cashier' && codeOf(body) === 'shift.closed' && errors.includes('shift.closed');
    expect([caller.name, isClosed ? 200 : status, body]).toEqual([caller.name, 200, body]);
  }
  if (GOODBYES.has(key)) await engage();
});
