import type { TicketId } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { commitWith, inTransaction, run, type Statement, type Tx } from '../platform/db';
import { appendTillEvent, type TillHub } from '../push';
import type { CashierCaller } from '../session';
import type { Desk } from './readTickets';

export interface TicketContext extends Desk {
  readonly hub: TillHub;
}

/** One action of a cashier on a ticket of their station. */
export interface TicketAction {
  readonly ticketId: TicketId;
  readonly cashier: CashierCaller;
  readonly now: Date;
}

export interface TicketMove {
  /** An update of one ticket that answers its id when it hit: `$1` ticket, `$2` station, then `values`. */
  readonly by: Statement;
  readonly values: readonly unknown[];
  /** Named when a person decided it. */
  readonly audit?: string;
  /** What else is written with it. */
  readonly also?: (tx: Tx) => Promise<void>;
}

/** Moves a ticket if it stands where the update expects it, and tells the station's tills. False when it does not. */
export async function moveTicket({ db, hub }: TicketContext, action: TicketAction, move: TicketMove): Promise<boolean> {
  const { ticketId, cashier, now } = action;
  const { stationId } = cashier;
  const moved = await inTransaction(db, async (tx) => {
    const hit = await run(tx, move.by, [ticketId, stationId, ...move.values]);
    if (hit.length === 0) return false;
    await move.also?.(tx);
    if (move.audit !== undefined) {
      const actor = `staff:${cashier.staffId}`;
      await recordAudit(tx, { at: now, actor, stationId, action: move.audit, subject: `ticket:${ticketId}` });
    }
    await commitWith(tx, appendTillEvent(tx, { stationId, kind: 'ticket-changed', ticketId, at: now }));
    return true;
  });
  if (moved) hub.hint(stationId);
  return moved;
}
