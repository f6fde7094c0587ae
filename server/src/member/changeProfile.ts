import type { DriverProfile } from '@jiayou/contract';
import { brokenConstraint, inTransaction, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { viewProfile } from './viewProfile';

const keep = statement(
  'member.keep-profile',
  'update drivers set name = $2, phone = $3 where id = $1 and erased_at is null returning id',
);
const dropPlates = statement(
  'member.drop-plates',
  'delete from driver_plates where driver_id = $1 and plate <> all($2::text[])',
);
const addPlates = statement(
  'member.add-plates',
  'insert into driver_plates (plate, driver_id) select unnest($2::text[]), $1 on conflict do nothing',
);

/** Keeps the profile as it is given, whole: what is not in it is taken away. @throws AppError `member.phone_taken` */
export async function changeProfile(
  db: Database,
  driverId: string,
  { name, phone, plates }: { readonly name: string; readonly phone?: string | undefined; readonly plates: string[] },
): Promise<DriverProfile> {
  try {
    await inTransaction(db, async (tx) => {
      const kept = await run(tx, keep, [driverId, name, phone ?? null]);
      // Erased while this was on its way.
      if (kept.length === 0) throw new AppError('session.expired');
      await run(tx, dropPlates, [driverId, plates]);
      await run(tx, addPlates, [driverId, plates]);
    });
  } catch (error) {
    if (brokenConstraint(error) === 'drivers_phone') throw new AppError('member.phone_taken');
    throw error;
  }
  return viewProfile(db, driverId);
}
