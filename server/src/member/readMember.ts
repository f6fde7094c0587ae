import type { TillMember } from '@jiayou/contract';
import { read, run, statement, type Database, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { maskMember, MEMBER_COLUMNS, type MemberRow } from './maskMember';

const byId = statement<MemberRow>('member.by-id', `select ${MEMBER_COLUMNS} from drivers d where d.id = $1`);

/** A member as a till may see them. */
export async function readMember(db: Database, memberId: string): Promise<TillMember | undefined> {
  const [row] = await read(db, byId, [memberId]);
  return row && maskMember(row);
}

/** @throws AppError `member.not_found` */
export async function findMember(tx: Tx, memberId: string): Promise<TillMember> {
  const [row] = await run(tx, byId, [memberId]);
  if (row === undefined) throw new AppError('member.not_found');
  return maskMember(row);
}
