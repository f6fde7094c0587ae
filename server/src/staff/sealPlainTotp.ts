import { inTransaction, run, statement, type Database } from '../platform/db';
import { sealSecret } from './totpSeal';

const plain = statement<{ staff_id: string; secret: string }>(
  'staff.plain-totp',
  `select staff_id, secret from staff_totp where secret not like 'v1:%' for update`,
);
const seal = statement('staff.seal-totp', 'update staff_totp set secret = $2 where staff_id = $1');

/**
 * Seals what was written before secrets were sealed: a migration has no key, so the API does it before it serves. Then every
 * secret is sealed and there is one way to read them. Nothing to do ever after.
 */
export async function sealPlainTotp(db: Database, totpKey: Buffer): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const { staff_id: staffId, secret } of await run(tx, plain)) {
      await run(tx, seal, [staffId, sealSecret(secret, { staffId, totpKey })]);
    }
  });
}
