import { added, aTicket, ticketId } from '../ticket/ticketSample';
import { aTill, NOW_MS } from '../ticket/tillSample';
import { boardRows } from './boardView';

const ticket = (number: number) => aTicket({ id: ticketId(number) });

test('of orders paid in the same second the one that came last stands on top', () => {
  const till = aTill([ticket(2), ticket(1)]);
  till.hear(11, added(ticket(3)));
  const shown = boardRows(till.state(), NOW_MS).map(({ line }) => line.ticket.id);
  expect(shown).toEqual([ticketId(3), ticketId(2), ticketId(1)]);
});
