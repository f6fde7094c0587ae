import type { ActionId, ResponseOf, TillApi } from '@jiayou/contract';
import { brokenConstraint, read, run, statement } from '../platform/db';
import { AppError } from '../platform/errors';
import { moveTicket, type TicketAction, type TicketContext } from './moveTicket';
import { readReceipt } from './readReceipt';
import { readTicketRow } from './readTickets';
import { toTicket } from './ticketView';

type Reprint = ResponseOf<TillApi['POST /till/tickets/:ticketId/reprint']>;

const known = statement<{ reprint_no: number; ticket_id: string }>(
  'ticket.reprint-known',
  'select reprint_no, ticket_id from reprints where action_id = $1',
);
// A numbered second paper also ends the doubt about a first one.
const count = statement(
  'ticket.reprint-count',
  `update tickets set reprints = reprints + 1,
     state = case when state = 'claimed' then 'printed' else state end,
     printed_at = case when state = 'claimed' then $3 else printed_at end
   where id = $1 and station_id = $2 and state in ('claimed', 'printed', 'dismissed') returning id`,
);
const insert = statement(
  'ticket.reprint-insert',
  `insert into reprints (action_id, ticket_id, reprint_no, till_id, staff_id, shift_id, at)
   select $1, id, reprints, $3, $4, $5, $6 from tickets where id = $2`,
);

/**
 * A second paper 补打, numbered and audited. The same actionId answers the same number, so a lost answer makes no third.
 * @throws AppError `ticket.not_found`; `ticket.not_claimed` while it waits for its first paper
 */
export async function reprintTicket(
  context: TicketContext,
  action: TicketAction,
  { actionId }: { readonly actionId: ActionId },
): Promise<Reprint> {
  const { ticketId, cashier, now } = action;
  const { stationId, tillId, staffId, shiftId } = cashier;
  const isNew = (await read(context.db, known, [actionId])).length === 0;
  if (isNew) {
    await moveTicket(context, action, {
      by: count,
      values: [now],
      audit: 'ticket.reprint',
      also: async (tx) => {
        await run(tx, insert, [actionId, ticketId, tillId, staffId, shiftId, now]);
      },
    }).catch(unlessMeanwhile);
  }
  const row = await readTicketRow(context.db, { stationId, ticketId });
  const [reprint] = await read(context.db, known, [actionId]);
  if (reprint?.ticket_id !== ticketId) throw new AppError('ticket.not_claimed');
  const receipt = await readReceipt(context.db, ticketId, shiftId);
  return { receipt, reprintNo: reprint.reprint_no, ticket: toTicket(row, context.policy, now) };
}

/** The same action, sent twice at once: the faster one has counted, this one answers its number. */
function unlessMeanwhile(error: unknown): void {
  if (brokenConstraint(error) !== 'reprints_pkey') throw error;
}
