import type { DriverProfile } from '@jiayou/contract';
import { one, read, statement, type Database } from '../platform/db';
import { MEMBER_COLUMNS, type MemberRow } from './maskMember';

const byDriver = statement<MemberRow>('member.profile', `select ${MEMBER_COLUMNS} from drivers d where d.id = $1`);

export async function viewProfile(db: Database, driverId: string): Promise<DriverProfile> {
  const { name, phone, plates } = one(await read(db, byDriver, [driverId]));
  return { name, ...(phone === null ? {} : { phone }), plates: [...plates] };
}
