import type { DeskApi } from '@jiayou/contract';
import { callerOf, cookiesFrom } from './call';
import type { House } from './openHouse';

/** A person of the demo chain at the desk. */
async function atDesk(house: House, staffNo: string) {
  const body = { staffNo, password: house.demo.password };
  const cookie = await cookiesFrom(`${house.url}/api/desk/sign-in`, {}, body);
  return callerOf<DeskApi>(house.url, { cookie });
}

/** The master of 人民广场 stops paying in the car for a reason; without one it is allowed again. */
export async function pauseInCar(house: House, reason: string | undefined): Promise<void> {
  const call = await atDesk(house, '1000');
  const body = { paused: reason !== undefined, reason: reason ?? '' };
  await call('POST /desk/stations/:stationId/in-car', { params: { stationId: await house.stationId('D0001') }, body });
}

/** The chain's administrator takes a till at 人民广场 out of service. */
export async function revokeTill(house: House, tillName: string): Promise<void> {
  const call = await atDesk(house, 'admin');
  const stationId = await house.stationId('D0001');
  const named = 'select id from tills where station_id = $1 and name = $2';
  const [till] = await house.rows<{ id: string }>(named, [stationId, tillName]);
  const params = { stationId, tillId: till?.id ?? '' };
  await call('POST /desk/stations/:stationId/tills/:tillId/revoke', { params, body: {} });
}
