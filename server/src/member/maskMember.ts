import type { TillMember } from '@jiayou/contract';

/** A driver as the chain knows them. */
export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly plates: readonly string[];
}

/** Selects a {@link MemberRow} from `drivers d`. */
export const MEMBER_COLUMNS = `d.id, d.name, d.phone,
  array(select plate from driver_plates where driver_id = d.id order by plate) as plates`;

/** What a till may see: enough to ask 「是您吗」, not enough to call or to follow anybody. */
export function maskMember({ id, name, phone, plates }: MemberRow): TillMember {
  const [first = ''] = Array.from(name);
  return {
    id,
    name: name === '' ? '' : `${first}**`,
    ...(phone === null ? {} : { phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}` }),
    platesMasked: plates.map((plate) => `${plate.slice(0, 2)}·${plate.slice(2, 3)}****${plate.slice(-1)}`),
  };
}
