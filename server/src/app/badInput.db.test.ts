import { randomUUID } from 'node:crypto';
import { ERRORS, ROLE_RIGHTS, type Permission, type StaffRight } from '@jiayou/contract';
import { changes, newDesk, snapshot, startHouse, type TestHouse } from './testing';
import { ask, endpointOf, endpoints, type AnyRequest, type EndpointKey } from './testing/endpoints';
import { goodRequest } from './testing/goodRequests';
import { isWellFormed, mutationsOf } from './testing/mutations';
import { newPlace, type Place } from './testing/place';
import { refusalOf } from './testing/saidByContract';

const keys = endpoints.map(([key]) => key);

let house: TestHouse;
let place: Place;
let headersFor: (permission: Permission) => Record<string, string>;
beforeAll(async () => {
  house = await startHouse();
  await engage();
});
afterAll(() => house.stop());

/** Somebody for every endpoint: what is wrong with a request is not who sends it. */
async function engage(): Promise<void> {
  place = await newPlace(house);
  const { stationId, driver, cashier } = place;
  const master = (await newDesk(house, 'station-master', stationId)).headers.Cookie;
  const admin = (await newDesk(house, 'hq-admin')).headers.Cookie;
  const finance = (await newDesk(house, 'hq-finance')).headers.Cookie;
  headersFor = (permission) => {
    const may = (role: 'station-master' | 'hq-admin') => ROLE_RIGHTS[role].includes(permission as StaffRight);
    const others = may('hq-admin') ? admin : finance;
    return { ...driver.headers, Cookie: `${cashier.headers.Cookie}; ${may('station-master') ? master : others}` };
  };
}

const send = (key: EndpointKey, request: AnyRequest) =>
  ask(house.url, key, { ...request, headers: headersFor(endpointOf(key).permission) });

/** Done, or refused in words of the contract. */
const isSaid = (said: string) => said === 'done' || said in ERRORS;

/** Asks one after the other; answers what was not said as it should be. */
async function wrongAnswers(key: EndpointKey, requests: readonly AnyRequest[], isRight: (said: string) => boolean) {
  const wrong: string[] = [];
  for (const request of requests) {
    const answer = await send(key, request);
    const said = answer.status === 200 ? 'done' : refusalOf(answer);
    if (!isRight(said)) wrong.push(`${JSON.stringify(request).slice(0, 300)} → ${said}`);
  }
  return wrong;
}

test.each(keys)('%s refuses what the contract does not take, and writes nothing', async (key) => {
  const good = await goodRequest(key, place);
  expect(isWellFormed(key, good)).toBe(true);
  const bad = mutationsOf(key, good).filter((request) => !isWellFormed(key, request));
  const before = await snapshot(house);

  expect(await wrongAnswers(key, bad, (said) => said === 'request.invalid')).toEqual([]);

  expect(changes(before, await snapshot(house))).toEqual([]);
});

/** Not the same action again, unless it was the key that was changed. */
function withNewAction({ body, ...rest }: AnyRequest, { body: good }: AnyRequest): AnyRequest {
  const [said, meant] = [body, good] as ({ actionId?: unknown } | undefined)[];
  const isSame = said?.actionId !== undefined && said.actionId === meant?.actionId;
  return { ...rest, body: isSame ? { ...said, actionId: randomUUID() } : body };
}

/** After these somebody or something of the place is not as before. */
const SPOILERS: ReadonlySet<string> = new Set<EndpointKey>([
  'POST /till/sign-out',
  'POST /desk/sign-out',
  'POST /till/shift/close',
  'POST /desk/stations/:stationId/in-car',
]);
// A well-formed stream goes on for ever.
const ending = keys.filter((key) => key !== 'GET /till/stream');

test.each(ending)('%s answers the oddest things it takes in words of the contract', async (key) => {
  const good = await goodRequest(key, place);
  const odd = mutationsOf(key, good).filter((request) => isWellFormed(key, request));
  const asNew = odd.map((request) => withNewAction(request, good));

  expect(await wrongAnswers(key, asNew, isSaid)).toEqual([]);

  if (SPOILERS.has(key)) await engage();
});

/** Of the shape of an id or number, and of nothing. */
function ghost(value: unknown): unknown {
  if (typeof value === 'number') return 99;
  if (typeof value !== 'string') return value;
  if (/^[PR]\d{26}$/.test(value)) return `${value[0]}${'9'.repeat(26)}`;
  return /^[0-9a-f-]{36}$/.test(value) ? randomUUID() : value.replaceAll(/\w/g, 'z');
}

/** Each id of a request by itself, and all of its address at once, become those of nothing. */
function ghostsOf({ params = {}, ...rest }: AnyRequest): AnyRequest[] {
  const ghosts = Object.entries(params).map(([name, value]) => ({ [name]: ghost(value) }));
  const changed = [...ghosts, Object.assign({}, ...ghosts) as object];
  return changed.map((some) => Object.assign({}, rest, { params: Object.assign({}, params, some) }));
}

test.each(keys.filter((key) => key.includes('/:')))('%s finds nothing where nothing is', async (key) => {
  const good = await goodRequest(key, place);
  const { errors = [] } = endpointOf(key);
  const notFound = new Set(errors.filter((code) => code.endsWith('.not_found')));
  const before = await snapshot(house);

  expect(await wrongAnswers(key, ghostsOf(good), (said) => notFound.has(said))).toEqual([]);

  expect(changes(before, await snapshot(house))).toEqual([]);
});

test('an order at a station that is nowhere is no order', async () => {
  const { body } = await goodRequest('POST /driver/orders', place);
  const answer = await send('POST /driver/orders', { body: { ...(body as object), stationId: randomUUID() } });
  expect(refusalOf(answer)).toBe('station.not_found');
});
