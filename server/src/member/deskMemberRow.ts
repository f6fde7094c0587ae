import type { DeskMember } from '@jiayou/contract';
import { present } from '../platform/db';
import { maskMember } from './maskMember';

export interface DeskMemberRow {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly plates: readonly string[];
  readonly labels: DeskMember['labels'];
  readonly created_at: Date;
  readonly last_paid_at: Date | null;
}

/** The columns of {@link DeskMemberRow}, from `drivers d`. */
export const DESK_MEMBER_COLUMNS = `d.id, d.name, d.phone, d.created_at,
  array(select plate from driver_plates where driver_id = d.id order by plate) as plates,
  (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name) order by l.name), '[]')
   from driver_labels b join member_labels l on l.id = b.label_id where b.driver_id = d.id) as labels,
  (select o.paid_at from orders o where o.driver_id = d.id and o.paid_at is not null order by o.created_at desc limit 1) as last_paid_at`;

export function toDeskMember(row: DeskMemberRow): DeskMember {
  const { id, name, phoneMasked, platesMasked } = maskMember(row);
  return {
    id,
    nameMasked: name,
    platesMasked,
    labels: row.labels,
    joinedAt: row.created_at.toISOString(),
    ...present({ phoneMasked, lastPaidAt: row.last_paid_at?.toISOString() }),
  };
}
