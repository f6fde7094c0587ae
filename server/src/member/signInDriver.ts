import { inTransaction, one, run, statement, type Database } from '../platform/db';
import { newId } from '../platform/ids';
import { openSession, type OpenedSession } from '../session';
import { wechatIdentity, type WechatLogin } from './wechatIdentity';

const known = statement<{ driver_id: string }>(
  'member.known',
  'select driver_id from driver_identities where app_id = $1 and open_id = $2',
);
// Two first sign-ins of one driver may race: the identity's key lets one in and tells the other.
const addIdentity = statement<{ driver_id: string }>(
  'member.add',
  `with driver as (insert into drivers (id, created_at) values ($3, $4) returning id)
   insert into driver_identities (app_id, open_id, driver_id) select $1, $2, id from driver
   on conflict (app_id, open_id) do update set app_id = excluded.app_id returning driver_id`,
);

/** Signs a driver in with a WeChat login code; a new one becomes known. @throws AppError `driver.code_rejected`, `wechat.unreachable` */
export async function signInDriver(
  { db, wechat }: { readonly db: Database; readonly wechat: WechatLogin },
  login: { readonly app: 'mini-program' | 'official-account'; readonly code: string },
  now: Date,
): Promise<OpenedSession> {
  const { appId, openId } = await wechatIdentity(wechat, login);
  return inTransaction(db, async (tx) => {
    const [found] = await run(tx, known, [appId, openId]);
    const { driver_id: driverId } = found ?? one(await run(tx, addIdentity, [appId, openId, newId(), now]));
    return openSession(tx, { kind: 'driver', owner: { driverId, appId, openId }, now });
  });
}
