import { run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import type { DeskCaller } from '../session';
import { newTotpSecret, totpUri } from './totp';
import { sealSecret } from './totpSeal';
import { admitStaff } from './verifyStaff';

const begin = statement(
  'staff.begin-totp',
  `insert into staff_totp (staff_id, secret, begun_at) values ($1, $2, $3)
   on conflict (staff_id) do update set secret = excluded.secret, begun_at = excluded.begun_at
     where staff_totp.confirmed_at is null
   returning 1 as begun`,
);

/** A secret for one's authenticator app; it counts once confirmed. @throws AppError `staff.wrong_password`, `staff.totp_set` */
export async function beginTotp(
  db: Database,
  { caller, password, totpKey }: { readonly caller: DeskCaller; readonly password: string; readonly totpKey: Buffer },
  now: Date,
): Promise<{ secret: string; uri: string }> {
  const { staffId } = caller;
  const secret = newTotpSecret();
  const sealed = sealSecret(secret, { staffId, totpKey });
  await admitStaff(
    db,
    { staff: { id: staffId }, password, codeShownBefore: true },
    {
      now,
      work: async (tx) => {
        const begun = await run(tx, begin, [staffId, sealed, now]);
        if (begun.length === 0) throw new AppError('staff.totp_set');
      },
    },
  );
  return { secret, uri: totpUri(secret, caller.staffNo) };
}
