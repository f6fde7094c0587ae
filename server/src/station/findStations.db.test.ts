import * as fc from 'fast-check';
import { newStation, startHouse, type TestHouse } from '../app/testing';
import { findStations } from './findStations';

const EMPTY_MAP = ['posted_prices', 'merchant_accounts', 'nozzles', 'stations']
  .map((table) => `delete from ${table}`)
  .join(';');

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(() => house.rows(EMPTY_MAP));
afterAll(() => house.stop());

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

async function build(places: readonly Place[]): Promise<void> {
  await house.rows(
    `insert into stations (id, code, name, address, district, latitude, longitude)
     select gen_random_uuid(), 'N' || n, '第' || n || '站', '路', '区', latitude, longitude
     from unnest($1::float8[], $2::float8[]) with ordinality as place (latitude, longitude, n)`,
    [places.map(({ latitude }) => latitude), places.map(({ longitude }) => longitude)],
  );
}

/** Great-circle distance in metres, written independently of the query (spherical law of cosines on unit vectors). */
function metresBetween(a: Place, b: Place): number {
  const vector = ({ latitude, longitude }: Place) => {
    const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)] as const;
  };
  const [p, q] = [vector(a), vector(b)];
  const chord = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, chord / 2));
}

const around = (centre: Place, degrees: number) =>
  fc.record({
    latitude: fc.double({ min: centre.latitude - degrees, max: centre.latitude + degrees, noNaN: true }),
    longitude: fc.double({ min: centre.longitude - degrees, max: centre.longitude + degrees, noNaN: true }),
  });
/** From Sanya to Mohe: a degree of longitude is anything from 105 to 66 km. */
const worlds = fc
  .record({
    latitude: fc.double({ min: 18, max: 53, noNaN: true }),
    longitude: fc.double({ min: 80, max: 130, noNaN: true }),
  })
  .chain((centre) =>
    fc.record({
      stations: fc.array(around(centre, 1), { minLength: 1, maxLength: 60 }),
      position: around(centre, 1),
      limit: fc.integer({ min: 1, max: 25 }),
    }),
  );

test('the nearest stations are exactly the nearest, wherever the driver and the stations are', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async ({ stations, position, limit }) => {
      await house.rows(EMPTY_MAP);
      await build(stations);

      const found = await findStations(house.db, { ...position, limit }, new Date());

      const nearest = stations.map((station) => metresBetween(position, station)).toSorted((a, b) => a - b);
      const expected = nearest.slice(0, limit);
      expect(found).toHaveLength(expected.length);
      expected.forEach((metres, index) => expect(Math.abs((found[index]?.distanceM ?? 0) - metres)).toBeLessThan(1));
    }),
    { numRuns: 60, seed: 11 },
  );
});

test('among many stations at one place the answer is the same every time', async () => {
  const place = { latitude: 31.2319, longitude: 121.4757 };
  await build(Array.from({ length: 40 }, () => place));
  const ids = async () => (await findStations(house.db, { ...place, limit: 10 }, new Date())).map(({ id }) => id);

  expect(await ids()).toEqual(await ids());
});

test('a station that is out of use is not found; one that is paused, closed or without an account says why', async () => {
  const [paused, barred, unpaid, gone] = [
    await newStation(house),
    await newStation(house),
    await newStation(house),
    await newStation(house),
  ];
  await house.rows(`update stations set in_car_paused_at = now(), in_car_paused_reason = '卸油' where id = $1`, [
    paused,
  ]);
  await house.rows('update stations set in_car_allowed = false where id = $1', [barred]);
  await house.rows('update merchant_accounts set enabled = false where station_id = $1', [unpaid]);
  await house.rows('update stations set enabled = false where id = $1', [gone]);

  const found = await findStations(house.db, { latitude: 31.2, longitude: 121.4, limit: 10 }, new Date());

  const reasons = Object.fromEntries(found.map(({ id, inCarReason }) => [id, inCarReason]));
  expect(reasons).toEqual({
    [paused]: '卸油。本站已暂停车内支付，请到收银台付款',
    [barred]: '本站不支持车内支付，请到收银台付款',
    [unpaid]: '本站尚未开通微信支付，请到收银台付款',
  });
});

test('a search finds parts of names and addresses, and takes its signs as letters', async () => {
  await newStation(house);
  await house.rows(`update stations set name = '100%纯_油站', address = '西藏\\中路'`);
  const search = async (text: string) => (await findStations(house.db, { search: text, limit: 10 }, new Date())).length;

  expect(await Promise.all(['100%', '纯_油', '西藏\\中', '油站'].map(search))).toEqual([1, 1, 1, 1]);
  expect(await Promise.all(['1%站', '纯__油', '西藏中', '100_'].map(search))).toEqual([0, 0, 0, 0]);
});
