import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import type { DeskCaller } from '../session';
import { MEMBER_COLUMNS, type MemberRow } from './maskMember';

const inClear = statement<MemberRow>(
  'member.in-clear',
  `select ${MEMBER_COLUMNS} from drivers d where d.id = $1 and d.erased_at is null`,
);

/** What somebody at a desk does with a member, and why. */
export interface MemberDeed {
  readonly desk: DeskCaller;
  readonly memberId: string;
  readonly reason: string;
}

/** Shows a member in clear; that it was shown commits before it is. @throws AppError `member.not_found` */
export async function unmaskMember(db: Database, { desk, memberId, reason }: MemberDeed, now: Date) {
  const { name, phone, plates } = await inTransaction(db, async (tx) => {
    const [row] = await run(tx, inClear, [memberId]);
    if (row === undefined) throw new AppError('member.not_found');
    const entry = { at: now, actor: `staff:${desk.staffId}`, stationId: null, action: 'member.unmask' };
    await recordAudit(tx, { ...entry, subject: `member:${memberId}`, detail: { reason } });
    return row;
  });
  return { name, plates: [...plates], ...(phone !== null && { phone }) };
}
