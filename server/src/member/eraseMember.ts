import { recordAudit } from '../audit';
import { inTransaction, one, run, statement, type Database, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import type { MemberDeed } from './unmaskMember';

const hold = statement('member.hold-to-erase', 'select 1 from drivers where id = $1 and erased_at is null for update');
// While the wallet is open the channel must still be told whose it is.
const paying = statement<{ busy: boolean }>(
  'member.paying',
  `select exists (select from payments p join orders o on o.id = p.order_id
     where (o.driver_id = $1 or p.payer_open_id in (select open_id from driver_identities where driver_id = $1))
       and p.state in ('created', 'pending', 'reversing')) as busy`,
);
const forgetPayer = statement(
  'member.forget-payer',
  `update payments set payer_open_id = 'erased'
   where payer_open_id in (select open_id from driver_identities where driver_id = $1)`,
);
const forget = statement(
  'member.forget',
  `with plates as (delete from driver_plates where driver_id = $1), codes as (delete from member_codes where driver_id = $1),
     labels as (delete from driver_labels where driver_id = $1), sessions as (delete from sessions where driver_id = $1),
     identities as (delete from driver_identities where driver_id = $1)
   update drivers set name = '', phone = null, erased_at = $2 where id = $1 returning id`,
);

/**
 * Forgets who a member was, for good: name, phone, plates, labels, how they signed in and whose wallet paid. They are signed out.
 * Orders, payments and the ledger stay as they are, as those of somebody.
 * @throws AppError `member.not_found`; `member.paying` while a payment of theirs has no end
 */
export async function eraseMember(db: Database, { desk, memberId, reason }: MemberDeed, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    const held = await run(tx, hold, [memberId]);
    if (held.length === 0) throw new AppError('member.not_found');
    if (one(await run(tx, paying, [memberId])).busy) throw new AppError('member.paying');
    await forgetAll(tx, memberId, now);
    const entry = { at: now, actor: `staff:${desk.staffId}`, stationId: null, action: 'member.erase' };
    await recordAudit(tx, { ...entry, subject: `member:${memberId}`, detail: { reason } });
  });
}

async function forgetAll(tx: Tx, memberId: string, now: Date): Promise<void> {
  await run(tx, forgetPayer, [memberId]);
  one(await run(tx, forget, [memberId, now]));
}
