import type { TillApi } from '@jiayou/contract';
import { callerOf, cookiesFrom } from './call';
import type { House } from './openHouse';
import { openTillStream, type TillStream } from './tillStream';

/** A till with a cashier on duty, over HTTP alone. */
export interface Till {
  call: ReturnType<typeof callerOf<TillApi>>;
  /** @param after an event's id; without it from the board's cursor, as a till that opens */
  listen: (after?: number) => Promise<TillStream>;
  /** The next shift at the same till. */
  signIn: (staffNo: string) => Promise<Till>;
}

/** Binds the n-th till of the demo chain (two at 人民广场, one elsewhere) and signs a cashier in. */
export async function newTill(house: House, { number = 0, staffNo = '1001' } = {}): Promise<Till> {
  const code = house.demo.tills[number]?.activationCode;
  const bound = await cookiesFrom(`${house.url}/api/till/activate`, {}, { code, tillName: `${number + 1}号收银台` });
  return await signIn(house, bound, staffNo);
}

async function signIn(house: House, bound: string, staffNo: string): Promise<Till> {
  const body = { staffNo, password: house.demo.password };
  const onDuty = await cookiesFrom(`${house.url}/api/till/sign-in`, { cookie: bound }, body);
  const cookie = `${bound}; ${onDuty}`;
  const call = callerOf<TillApi>(house.url, { cookie });
  return {
    call,
    listen: async (after) =>
      await openTillStream(house.url, cookie, after ?? (await call('GET /till/board', {})).cursor),
    signIn: async (next) => await signIn(house, bound, next),
  };
}
