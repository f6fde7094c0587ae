import type { TillMember } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { maskMember, MEMBER_COLUMNS, type MemberRow } from './maskMember';
import { readMemberText, type MemberText } from './memberText';
import { CODE_GRACE_MS } from './showMemberCode';

const byCode = statement<MemberRow>(
  'member.by-code',
  `select ${MEMBER_COLUMNS} from member_codes c join drivers d on d.id = c.driver_id where c.code = $1 and c.expires_at > $2`,
);
const byPhone = statement<MemberRow>('member.by-phone', `select ${MEMBER_COLUMNS} from drivers d where d.phone = $1`);
// Of several who drive one car, the one who bought last: the cashier asks.
const byPlate = statement<MemberRow>(
  'member.by-plate',
  `select ${MEMBER_COLUMNS} from driver_plates p join drivers d on d.id = p.driver_id where p.plate = $1
   order by (select max(o.created_at) from orders o where o.driver_id = d.id) desc nulls last, d.created_at desc limit 1`,
);

/** Finds a member by the code they show, their whole phone number or a plate. @throws AppError `member.not_found` */
export async function findAtTill(db: Database, text: string, now: Date): Promise<TillMember> {
  const [row] = await find(db, readMemberText(text), now);
  if (row === undefined) throw new AppError('member.not_found');
  return maskMember(row);
}

function find(db: Database, { kind, value }: MemberText, now: Date): Promise<MemberRow[]> {
  switch (kind) {
    case 'code':
      return read(db, byCode, [value, new Date(now.getTime() - CODE_GRACE_MS)]);
    case 'phone':
      return read(db, byPhone, [value]);
    case 'plate':
      return read(db, byPlate, [value]);
  }
}
