import type { StationId } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { hashToken, newCode } from '../platform/ids';

const CODE_MS = 30 * 60_000;

const insert = statement(
  'till.code',
  `insert into activation_codes (code_hash, station_id, created_by, expires_at)
   select $1, id, $3, $4 from stations where id = $2 returning station_id`,
);

/** A code that binds one till to a station, good once and for 30 minutes. @throws AppError `station.not_found` */
export async function createActivationCode(
  db: Database,
  { stationId, staffId }: { readonly stationId: StationId; readonly staffId: string },
  now: Date,
): Promise<{ code: string; expiresAt: Date }> {
  const code = newCode();
  const expiresAt = new Date(now.getTime() + CODE_MS);
  await inTransaction(db, async (tx) => {
    const written = await run(tx, insert, [hashToken(code), stationId, staffId, expiresAt]);
    if (written.length === 0) throw new AppError('station.not_found');
    await recordAudit(tx, {
      at: now,
      actor: `staff:${staffId}`,
      stationId,
      action: 'till.code',
      subject: `station:${stationId}`,
    });
  });
  return { code, expiresAt };
}
