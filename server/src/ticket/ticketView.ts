import { Fen, type OrderId, type OrderKind, type Ticket, type TicketId, type TicketState } from '@jiayou/contract';
import { present } from '../platform/db';

/** How old a ticket may be. */
export interface TicketPolicy {
  /** Older than this it is offered, not printed by itself, ms. */
  readonly automaticMs: number;
  /** Claimed longer than this without paper, any till may ask a person, ms. */
  readonly overdueMs: number;
}

export interface TicketRow {
  readonly id: TicketId;
  readonly order_id: OrderId;
  readonly order_no: string;
  readonly call_no: string | null;
  readonly kind: OrderKind;
  readonly nozzle_no: number | null;
  readonly grade: string | null;
  readonly volume_ml: number | null;
  readonly goods_fen: number;
  readonly amount_fen: number;
  readonly reserved_for: string | null;
  readonly channel: Ticket['tender'];
  readonly paid_at: Date;
  readonly state: TicketState;
  readonly added_at: Date;
  readonly claimed_by: string | null;
  readonly till_name: string | null;
  readonly claimed_at: Date | null;
  readonly claim_action_id: string | null;
  readonly problem: NonNullable<Ticket['problem']> | null;
  readonly reprints: number;
}

export const TICKETS = `select t.id, t.order_id, o.order_no, o.call_no, o.kind, o.nozzle_no, o.grade, o.volume_ml, o.goods_fen,
    p.amount_fen, t.reserved_for, p.channel, p.paid_at, t.state, t.added_at, t.claimed_by, l.name as till_name, t.claimed_at, t.claim_action_id, t.problem, t.reprints
  from tickets t join orders o on o.id = t.order_id join payments p on p.payment_no = o.paid_by
    left join tills l on l.id = t.claimed_by`;

export function toTicket(row: TicketRow, policy: TicketPolicy, now: Date): Ticket {
  const { claimed_by: tillId, till_name: tillName } = row;
  return {
    id: row.id,
    orderId: row.order_id,
    orderNo: row.order_no,
    kind: row.kind,
    goodsFen: Fen.parse(row.goods_fen),
    paidFen: Fen.parse(row.amount_fen),
    tender: row.channel,
    paidAt: row.paid_at.toISOString(),
    state: row.state,
    automatic: isAutomatic(row, policy, now),
    overdue: isOverdue(row, policy, now),
    reprints: row.reprints,
    ...present({
      callNo: row.call_no,
      nozzleNo: row.nozzle_no,
      grade: row.grade,
      volumeMl: row.volume_ml,
      reservedFor: row.reserved_for,
      claimedBy: tillId === null || tillName === null ? null : { tillId, tillName },
      claimedAt: row.claimed_at?.toISOString(),
      problem: row.problem,
    }),
  };
}

// One that a printer refused waits for a person, or it would be tried for ever.
function isAutomatic(
  { state, problem, added_at: addedAt }: TicketRow,
  { automaticMs }: TicketPolicy,
  now: Date,
): boolean {
  return state === 'waiting' && problem === null && now.getTime() - addedAt.getTime() < automaticMs;
}

function isOverdue({ state, claimed_at: claimedAt }: TicketRow, { overdueMs }: TicketPolicy, now: Date): boolean {
  return state === 'claimed' && claimedAt !== null && now.getTime() - claimedAt.getTime() >= overdueMs;
}
