import { added, aTicket, ticketId } from '../ticket/ticketSample';
import { aTill, NOW_MS } from '../ticket/tillSample';
import { boardLines, boardRows } from './boardView';

const ticket = (number: number) => aTicket({ id: ticketId(number) });

test('of orders paid in the same second the one that came last stands on top', () => {
  const till = aTill([ticket(2), ticket(1)]);
  till.hear(11, added(ticket(3)));
  const shown = boardLines(till.state()).map((line) => line.ticket.id);
  expect(shown).toEqual([ticketId(3), ticketId(2), ticketId(1)]);
});

test('a second later nothing is drawn again, unless a paper stands differently by then', () => {
  const claimedBy = { tillId: 'this', tillName: '1号收银台' };
  const claimed = aTicket({
    id: ticketId(1),
    state: 'claimed',
    claimedBy,
    claimedAt: new Date(NOW_MS).toISOString(),
  });
  const lines = boardLines(aTill([ticket(2), claimed]).state());
  const now = boardRows(lines, { tillId: 'this', nowMs: NOW_MS });
  expect(boardRows(lines, { tillId: 'this', nowMs: NOW_MS + 1000 }, now)).toBe(now);
  const later = boardRows(lines, { tillId: 'this', nowMs: NOW_MS + 60_000 }, now);
  const changed = later.filter((row, index) => row !== now[index]).map(({ line, paper }) => [line.ticket.id, paper.is]);
  expect(changed).toEqual([[ticketId(1), 'doubtful']]);
});
