import { Fen } from '@jiayou/contract';
import { randomUUID } from 'node:crypto';
import { changes, newActionId, newCarSale, newTillSale, snapshot, startHouse, type TestHouse } from './testing';
import { newCallers, verdictOf, type Caller } from './testing/callers';
import { ask, endpointOf, endpoints, type AnyRequest, type EndpointKey } from './testing/endpoints';
import { goodRequest } from './testing/goodRequests';
import { newApplication, newPlace, shiftOf, type Place } from './testing/place';

let house: TestHouse;
let here: Place;
let there: Place;
let callers: Caller[];
beforeAll(async () => {
  house = await startHouse();
  [here, there] = [await newPlace(house), await newPlace(house)];
  callers = await newCallers(here);
});
afterAll(() => house.stop());

/** A driver may go to any station, and who was shown a code may pay. */
const FOR_EVERYBODY: ReadonlySet<string> = new Set<EndpointKey>([
  'GET /driver/stations/:stationId',
  'POST /driver/scans/:token/payments',
]);
const named = endpoints.filter(
  ([key, { permission, params }]) => params !== undefined && permission !== 'public' && !FOR_EVERYBODY.has(key),
);
const welcomeAt = (key: EndpointKey) =>
  callers.filter((caller) => verdictOf(endpointOf(key).permission, caller) === 'welcome');

async function refusal(key: EndpointKey, request: AnyRequest, { headers, name }: Caller) {
  const { status, body } = await ask(house.url, key, { ...request, headers });
  return { name, status, code: (body as { code?: string }).code };
}

/** What somebody hears about a thing that is none of theirs: the same as if it were not there. */
const notThere = (key: EndpointKey, { name }: Caller) => ({
  name,
  status: 404,
  code: endpointOf(key).errors?.find((code) => code.endsWith('.not_found')),
});

test.each(named)("%s knows nothing of another station's or driver's things, and leaves them alone", async (key) => {
  const request = await goodRequest(key, there);
  const strangers = welcomeAt(key).filter(({ isHq }) => !isHq);
  const before = await snapshot(house);

  const heard = await Promise.all(strangers.map((caller) => refusal(key, request, caller)));

  expect(heard).toEqual(strangers.map((caller) => notThere(key, caller)));
  expect(changes(before, await snapshot(house))).toEqual([]);
});

const twofold = named.filter(([, { params }]) => Object.keys(params?.shape ?? {}).length > 1);

test.each(twofold)('%s does not mix things of two stations', async (key, { params }) => {
  const [ours, theirs] = [await goodRequest(key, here), await goodRequest(key, there)];
  const mixed = Object.keys(params?.shape ?? {}).map((name) => ({
    params: { ...ours.params, [name]: theirs.params?.[name] },
    body: ours.body,
  }));
  const before = await snapshot(house);

  for (const request of mixed) {
    for (const caller of welcomeAt(key)) {
      const { status, code } = await refusal(key, request, caller);
      expect({ status, declared: endpointOf(key).errors?.includes(code ?? '') }).toEqual({
        status: 404,
        declared: true,
      });
    }
  }
  expect(changes(before, await snapshot(house))).toEqual([]);
});

describe('lists', () => {
  /** By what another station's things would be told. */
  let theirs: readonly string[];
  let search: string;
  beforeAll(async () => {
    await newCarSale(house, there.stationId);
    const { orderNo, orderId } = await newTillSale(house, there.cashier);
    const refundNo = await newApplication(there);
    search = orderNo;
    theirs = [
      there.stationId,
      orderNo,
      orderId,
      refundNo,
      await shiftOf(house, there.cashier),
      there.cashier.staff.staffNo,
    ];
  });

  const lists = endpoints.filter(
    ([key, { params, permission }]) =>
      key.startsWith('GET') && params === undefined && permission !== 'public' && key !== 'GET /till/stream',
  );
  const told = async (key: EndpointKey, headers: Record<string, string>) => {
    const { query = {} } = await goodRequest(key, here);
    const shape = endpointOf(key).query?.shape ?? {};
    // Nothing but what must be given: the whole list, and what a search finds in it.
    const bare = Object.fromEntries(
      Object.entries(query).filter(([name]) => shape[name]?.safeParse(undefined).success === false),
    );
    const queries = 'search' in shape ? [bare, { ...bare, search }] : [bare];
    const answers = await Promise.all(queries.map((asked) => ask(house.url, key, { query: asked, headers })));
    expect(answers.map(({ status }) => status)).toEqual(queries.map(() => 200));
    const text = JSON.stringify(answers.map(({ body }) => body));
    return theirs.filter((word) => text.includes(word));
  };

  test.each(lists)('%s tells nothing of another station', async (key) => {
    const strangers = welcomeAt(key).filter(({ isHq }) => !isHq);
    const heard = await Promise.all(strangers.map(({ headers }) => told(key, headers)));
    expect(heard.flat()).toEqual([]);
  });

  test('the same lists tell it to those whose it is, and to headquarters', async () => {
    const headquarters = callers.find(({ name }) => name === 'hq-admin')?.headers ?? {};
    const ours = there.cashier.headers;

    const seen = {
      bills: await told('GET /till/bills', ours),
      refunds: await told('GET /till/refunds', ours),
      shift: await told('GET /till/shift', ours),
      queue: await told('GET /desk/refunds', headquarters),
      stations: await told('GET /desk/stations', headquarters),
    };

    expect(Object.entries(seen).filter(([, words]) => words.length === 0)).toEqual([]);
  });
});

test('neither goods of another station nor a member who is nobody go on an order', async () => {
  const productId = randomUUID();
  await house.rows(`insert into products (id, station_id, name, price_fen) values ($1, $2, '青团', 600)`, [
    productId,
    there.stationId,
  ]);
  const before = await snapshot(house);

  const foreign = { actionId: newActionId(), goods: [{ productId, quantity: 1 }] };
  const stolen = here.cashier.call('POST /till/orders', { body: foreign });
  await expect(stolen).rejects.toMatchObject({ status: 404, code: 'product.not_found' });
  const goods = [{ name: '洗车', amountFen: Fen.parse(100) }];
  const strange = { actionId: newActionId(), goods, memberId: randomUUID() };
  const unknown = here.cashier.call('POST /till/orders', { body: strange });
  await expect(unknown).rejects.toMatchObject({ status: 404, code: 'member.not_found' });

  expect(changes(before, await snapshot(house))).toEqual([]);
});
