import type { StationId, TillIdentity } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, one, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { hashToken, newId } from '../platform/ids';
import { openSession, type OpenedSession } from '../session';

const useCode = statement<{ station_id: StationId }>(
  'till.use-code',
  `update activation_codes set used_at = $2 where code_hash = $1 and used_at is null and expires_at > $2 returning station_id`,
);
const insertTill = statement<{ name: string; code: string }>(
  'till.insert',
  `with till as (insert into tills (id, station_id, name, created_at) values ($1, $2, $3, $4) returning station_id)
   select s.name, s.code from stations s join till on till.station_id = s.id`,
);

/** Binds a till to the station of its code. @throws AppError `till.code_invalid` when it is wrong, used or too old */
export async function activateTill(
  db: Database,
  { code, tillName }: { readonly code: string; readonly tillName: string },
  now: Date,
): Promise<{ identity: TillIdentity; session: OpenedSession }> {
  return inTransaction(db, async (tx) => {
    const [used] = await run(tx, useCode, [hashToken(code.trim().toUpperCase()), now]);
    if (used === undefined) throw new AppError('till.code_invalid');
    const tillId = newId();
    const station = one(await run(tx, insertTill, [tillId, used.station_id, tillName, now]));
    const session = await openSession(tx, { kind: 'till', owner: { tillId }, now });
    await recordAudit(tx, {
      at: now,
      actor: `till:${tillId}`,
      stationId: used.station_id,
      action: 'till.activate',
      subject: `till:${tillId}`,
      detail: { tillName },
    });
    const identity = { till: { id: tillId, name: tillName }, station: { id: used.station_id, ...station } };
    return { identity, session };
  });
}
