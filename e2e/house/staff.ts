import type { DeskApi, Role } from '@jiayou/contract';
import { callerOf, cookiesFrom } from './call';
import type { House } from './openHouse';

/** The chain's administrator hires somebody, who then has the chain's password; answers the person's id. */
export async function hire(
  house: House,
  { staffNo, name, role, station }: { staffNo: string; name: string; role: Role; station?: string },
): Promise<string> {
  const admin = await deskOf(house, 'admin', house.demo.password);
  const at = station === undefined ? {} : { stationId: await house.stationId(station) };
  const { staff, oneTimePassword } = await admin('POST /desk/staff', { body: { staffNo, name, role, ...at } });
  // A cashier has no desk, and changes it at the till.
  if (role !== 'cashier') {
    const body = { password: oneTimePassword, newPassword: house.demo.password };
    await (
      await deskOf(house, staffNo, oneTimePassword)
    )('POST /desk/password', { body });
  }
  return staff.id;
}

/** The desk of one person, over HTTP alone. */
export async function deskOf(house: House, staffNo: string, password = house.demo.password) {
  const cookie = await cookiesFrom(`${house.url}/api/desk/sign-in`, {}, { staffNo, password });
  return callerOf<DeskApi>(house.url, { cookie });
}
