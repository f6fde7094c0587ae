import type { ActionId, ResponseOf, TillApi } from '@jiayou/contract';
import { brokenConstraint, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { moveTicket, type TicketAction, type TicketContext } from './moveTicket';
import { readReceipt } from './readReceipt';
import { readTicketRow } from './readTickets';
import { takeIntoShift } from './takeIntoShift';
import { toTicket } from './ticketView';

type Claim = ResponseOf<TillApi['POST /till/tickets/:ticketId/claim']>;

const claim = statement(
  'ticket.claim',
  `update tickets set state = 'claimed', claim_action_id = $3, claimed_by = $4, shift_id = $5, claimed_at = $6
   where id = $1 and station_id = $2 and state = 'waiting' returning id`,
);

/**
 * One till gets a waiting ticket; the row decides. The claim that holds it gets the same answer again, so an answer that
 * was lost can be asked for. An order of no shift becomes one of the claiming shift.
 * @throws AppError `ticket.not_found`, `shift.closed`; `request.invalid` when the actionId holds another ticket
 */
export async function claimTicket(
  context: TicketContext,
  action: TicketAction,
  { actionId }: { readonly actionId: ActionId },
): Promise<Claim> {
  const { ticketId, cashier, now } = action;
  const values = [actionId, cashier.tillId, cashier.shiftId, now];
  const also = (tx: Tx) => takeIntoShift(tx, action);
  await moveTicket(context, action, { by: claim, values, also }).catch(refuseSecondTicket);
  const row = await readTicketRow(context.db, { stationId: cashier.stationId, ticketId });
  const ticket = toTicket(row, context.policy, now);
  const mine = row.state === 'claimed' && row.claim_action_id === actionId;
  return mine
    ? { outcome: 'claimed', receipt: await readReceipt(context.db, ticketId, cashier.shiftId), ticket }
    : { outcome: 'taken', ticket };
}

function refuseSecondTicket(error: unknown): never {
  if (brokenConstraint(error) !== 'tickets_claim_action_id_key') throw error;
  throw new AppError('request.invalid', { fields: [{ path: 'body.actionId', issue: 'holds another ticket' }] });
}
