import type { DeskMember, MemberLabel } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, one, read, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { newId } from '../platform/ids';
import type { DeskCaller } from '../session';
import { readDeskMember } from './viewDeskMember';

const all = statement<MemberLabel>(
  'member.labels',
  `select l.id, l.name, count(b.driver_id)::int as members
   from member_labels l left join driver_labels b on b.label_id = l.id group by l.id order by l.name`,
);
const insert = statement<{ id: string }>(
  'member.add-label',
  `insert into member_labels (id, name, created_at, created_by) values ($1, $2, $3, $4) on conflict (name) do nothing returning id`,
);
const byName = statement<{ id: string }>('member.label-by-name', 'select id from member_labels where name = $1');
const byId = statement<{ name: string }>('member.label-by-id', 'select name from member_labels where id = $1');
// Who was erased meanwhile gets none: the row of the member is held.
const hold = statement('member.hold', 'select 1 from drivers where id = $1 and erased_at is null for no key update');
const give = statement<{ label_id: string }>(
  'member.give-label',
  'insert into driver_labels (driver_id, label_id) values ($1, $2) on conflict do nothing returning label_id',
);
const take = statement<{ label_id: string }>(
  'member.take-label',
  'delete from driver_labels where driver_id = $1 and label_id = $2 returning label_id',
);

/** The vocabulary, and how many members each word has. */
export function listLabels(db: Database): Promise<MemberLabel[]> {
  return read(db, all);
}

/** A new word, or the one that is there by this name. */
export async function addLabel(
  db: Database,
  { desk, name }: { readonly desk: DeskCaller; readonly name: string },
  now: Date,
): Promise<{ id: string; name: string }> {
  return inTransaction(db, async (tx) => {
    const [added] = await run(tx, insert, [newId(), name, now, desk.staffId]);
    if (added === undefined) return { name, ...one(await run(tx, byName, [name])) };
    const entry = { at: now, actor: `staff:${desk.staffId}`, stationId: null, action: 'member-label.add' };
    await recordAudit(tx, { ...entry, subject: `member-label:${added.id}`, detail: { name } });
    return { id: added.id, name };
  });
}

/** Puts a label on a member, or takes it off; as it is already is fine. @throws AppError `member.not_found`, `label.not_found` */
export async function labelMember(
  db: Database,
  order: { readonly desk: DeskCaller; readonly memberId: string; readonly labelId: string; readonly on: boolean },
  now: Date,
): Promise<DeskMember> {
  const { desk, memberId, labelId, on } = order;
  await inTransaction(db, async (tx) => {
    const [[label], held] = await Promise.all([run(tx, byId, [labelId]), run(tx, hold, [memberId])]);
    if (held.length === 0) throw new AppError('member.not_found');
    if (label === undefined) throw new AppError('label.not_found');
    const changed = await run(tx, on ? give : take, [memberId, labelId]);
    if (changed.length === 0) return;
    const entry = { at: now, actor: `staff:${desk.staffId}`, stationId: null, subject: `member:${memberId}` };
    await recordAudit(tx, { ...entry, action: on ? 'member.label' : 'member.unlabel', detail: { label: label.name } });
  });
  return readDeskMember(db, memberId);
}
