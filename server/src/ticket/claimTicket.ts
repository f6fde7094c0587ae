import type { ActionId, ResponseOf, TillApi } from '@jiayou/contract';
import { statement } from '../platform/db';
import { moveTicket, type TicketAction, type TicketContext } from './moveTicket';
import { readReceipt } from './readReceipt';
import { readTicketRow } from './readTickets';
import { toTicket } from './ticketView';

type Claim = ResponseOf<TillApi['POST /till/tickets/:ticketId/claim']>;

const claim = statement(
  'ticket.claim',
  `update tickets set state = 'claimed', claim_action_id = $3, claimed_by = $4, shift_id = $5, claimed_at = $6, problem = null
   where id = $1 and station_id = $2 and state = 'waiting' returning id`,
);

/**
 * One till gets a waiting ticket; the row decides. The claim that holds it gets the same answer again, so an answer that
 * was lost can be asked for. @throws AppError `ticket.not_found`
 */
export async function claimTicket(
  context: TicketContext,
  action: TicketAction,
  { actionId }: { readonly actionId: ActionId },
): Promise<Claim> {
  const { ticketId, cashier, now } = action;
  const values = [actionId, cashier.tillId, cashier.shiftId, now];
  await moveTicket(context, action, { by: claim, values });
  const row = await readTicketRow(context.db, { stationId: cashier.stationId, ticketId });
  const ticket = toTicket(row, context.policy, now);
  const mine = row.state === 'claimed' && row.claim_action_id === actionId;
  return mine
    ? { outcome: 'claimed', receipt: await readReceipt(context.db, ticketId, cashier.shiftId), ticket }
    : { outcome: 'taken', ticket };
}
