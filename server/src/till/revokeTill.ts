import type { StationId } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';

const revoke = statement(
  'till.revoke',
  'update tills set revoked_at = coalesce(revoked_at, $3) where id = $1 and station_id = $2 returning id',
);

/** Unbinds a till: from its next request it is nobody. @throws AppError `station.not_found` when it is not that station's */
export async function revokeTill(
  db: Database,
  order: { readonly stationId: StationId; readonly tillId: string; readonly staffId: string },
  now: Date,
): Promise<void> {
  const { stationId, tillId, staffId } = order;
  await inTransaction(db, async (tx) => {
    const revoked = await run(tx, revoke, [tillId, stationId, now]);
    if (revoked.length === 0) throw new AppError('station.not_found');
    await recordAudit(tx, {
      at: now,
      actor: `staff:${staffId}`,
      stationId,
      action: 'till.revoke',
      subject: `till:${tillId}`,
    });
  });
}
