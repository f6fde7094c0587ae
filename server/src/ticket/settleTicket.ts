import type { ActionId, Ticket } from '@jiayou/contract';
import { statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { moveTicket, type TicketAction, type TicketContext, type TicketMove } from './moveTicket';
import { readTicketRow } from './readTickets';
import { takeIntoShift } from './takeIntoShift';
import { toTicket, type TicketRow } from './ticketView';

const printed = statement(
  'ticket.printed',
  `update tickets set state = 'printed', printed_at = $3, problem = null
   where id = $1 and station_id = $2 and state = 'claimed' and ($4::uuid is null or claim_action_id = $4) returning id`,
);
const release = statement(
  'ticket.release',
  `update tickets set state = 'waiting', claimed_by = null, claim_action_id = null, claimed_at = null, shift_id = null, problem = $4
   where id = $1 and station_id = $2 and state = 'claimed' and claim_action_id = $3 returning id`,
);
const dismiss = statement(
  'ticket.dismiss',
  `update tickets set state = 'dismissed', dismissed_at = $3, shift_id = $4
   where id = $1 and station_id = $2 and state = 'waiting' returning id`,
);

/** The paper is out: said by the claim that printed it, or, without an actionId, by a person who looked. */
export function confirmPrinted(
  context: TicketContext,
  action: TicketAction,
  { actionId }: { readonly actionId?: ActionId | undefined },
): Promise<Ticket> {
  const audit = actionId === undefined ? { audit: 'ticket.seen-printed' } : {};
  const move = { by: printed, values: [action.now, actionId ?? null], ...audit };
  return settle(context, action, { move, done: (row) => row.state === 'printed', actionId });
}

/** Certainly nothing was printed: the ticket waits again, for a person, with the printer's problem on it. */
export function releaseTicket(
  context: TicketContext,
  action: TicketAction,
  { actionId, problem }: { readonly actionId: ActionId; readonly problem: NonNullable<Ticket['problem']> },
): Promise<Ticket> {
  const move = { by: release, values: [actionId, problem] };
  return settle(context, action, { move, done: (row) => row.state === 'waiting', actionId });
}

/** No paper is wanted for a waiting ticket; an order of no shift belongs to the one that said so. @throws AppError `shift.closed` */
export function dismissTicket(context: TicketContext, action: TicketAction): Promise<Ticket> {
  const move = {
    by: dismiss,
    values: [action.now, action.cashier.shiftId],
    audit: 'ticket.dismiss',
    also: (tx: Tx) => takeIntoShift(tx, action),
  };
  return settle(context, action, { move, done: (row) => row.state === 'dismissed' });
}

/** Asking again for what is done is fine. @throws AppError `ticket.not_found`, `ticket.not_yours`, `ticket.not_claimed` */
async function settle(
  context: TicketContext,
  action: TicketAction,
  { move, done, actionId }: { move: TicketMove; done: (row: TicketRow) => boolean; actionId?: ActionId | undefined },
): Promise<Ticket> {
  const moved = await moveTicket(context, action, move);
  const row = await readTicketRow(context.db, { stationId: action.cashier.stationId, ticketId: action.ticketId });
  if (!moved && !done(row)) {
    const others = row.state === 'claimed' && actionId !== undefined && row.claim_action_id !== actionId;
    throw new AppError(others ? 'ticket.not_yours' : 'ticket.not_claimed');
  }
  return toTicket(row, context.policy, action.now);
}
