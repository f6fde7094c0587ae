import { needsPerson } from './paperOf';
import { aBoard, actionId, added, aTicket, claimedBy, ticketId } from './ticketSample';
import { aTill, NOW_MS } from './tillSample';

const ONE = ticketId(1);
const TWO = ticketId(2);

describe('the page was reloaded', () => {
  const mine = claimedBy('1');

  test.each([
    ['claiming', 'unsent'],
    ['sent', 'maybe-sent'],
  ] as const)('in the phase %s: the ticket is asked about at once and never printed by itself', (phase, why) => {
    const till = aTill([mine], [{ ticketId: ONE, actionId: actionId(7), ownTab: true, phase }]);
    expect(till.todo()).toEqual([]);
    expect(till.paperOf(ONE)).toEqual({ is: 'doubtful', why });
  });

  test('after the printer had said the paper is out: the server is told, nobody is asked', () => {
    const till = aTill([mine], [{ ticketId: ONE, actionId: actionId(7), ownTab: true, phase: 'done' }]);
    expect(till.todo()).toEqual([{ do: 'confirm', ticketId: ONE, actionId: actionId(7) }]);
    expect(till.paper(ONE)).toBe('printed');
  });

  test('a ticket that another tab of this till holds is at work for twenty seconds, then asked about', () => {
    const till = aTill([mine], [{ ticketId: ONE, actionId: actionId(7), ownTab: false, phase: 'sent' }]);
    expect(till.paperOf(ONE, NOW_MS)).toEqual({ is: 'printing' });
    expect(till.paperOf(ONE, NOW_MS + 20_000)).toEqual({ is: 'doubtful', why: 'maybe-sent' });
  });

  test('a claim that landed while the page was being reloaded is asked about as soon as it is found', () => {
    const till = aTill([aTicket()]);
    till.todo();
    till.does({ type: 'claim-answered', ticketId: ONE, answer: { outcome: 'taken', ticket: mine } });
    expect(till.todo()).toEqual([{ do: 'reload-board' }]);
    const leftBehind = [{ ticketId: ONE, actionId: actionId(7), ownTab: true, phase: 'claiming' as const }];
    till.does({ type: 'board-loaded', board: aBoard([mine], 11), leftBehind });
    expect(till.paperOf(ONE)).toEqual({ is: 'doubtful', why: 'unsent' });
  });

  test("another till's ticket is asked about only when the server calls it overdue", () => {
    const till = aTill([claimedBy('2'), claimedBy('2', { id: TWO, overdue: true })]);
    expect(till.paperOf(ONE, NOW_MS + 60_000)).toEqual({ is: 'elsewhere', tillName: '2号机' });
    expect(till.paperOf(TWO)).toEqual({ is: 'doubtful', why: 'overdue' });
  });
});

describe('the till was away for long', () => {
  const old = aTicket({ automatic: false });

  test('old tickets are offered, not poured out of the printer', () => {
    const till = aTill([old]);
    till.hear(11, added(aTicket({ id: TWO, automatic: false })));
    expect(till.todo()).toEqual([]);
    expect(till.paper(ONE)).toBe('offered');
    expect(needsPerson(till.paperOf(TWO))).toBe(true);
  });

  test('orders paid in the same second are printed in the order they came', () => {
    const [first, second, third] = [aTicket(), aTicket({ id: TWO }), aTicket({ id: ticketId(3) })];
    const till = aTill([third, second, first]);
    expect([till.state().lane, ...till.state().queue]).toEqual([ONE, TWO, ticketId(3)]);
  });

  test('the person wants no paper for one', () => {
    const till = aTill([old]);
    till.does({ type: 'person-chose', ticketId: ONE, choice: 'dismiss' });
    expect(till.todo()).toEqual([{ do: 'dismiss', ticketId: ONE }]);
  });

  test('what a person chooses is printed before the automatic ones that still queue', () => {
    const till = aTill([aTicket(), aTicket({ id: TWO, paidAt: '2026-11-22T06:00:02Z' }), { ...old, id: ticketId(3) }]);
    till.does({ type: 'person-chose', ticketId: ticketId(3), choice: 'print' });
    expect(till.state().queue).toEqual([ticketId(3), TWO]);
  });
});

describe('another till of the station collected it', () => {
  test('that till prints and speaks; here it is shown, and printed only when a person says so', () => {
    const till = aTill([aTicket({ reservedFor: '2' })]);
    till.hear(11, added(aTicket({ id: TWO, reservedFor: '2' })));
    expect(till.todo()).toEqual([]);
    expect(till.paper(ONE)).toBe('reserved');
    expect(needsPerson(till.paperOf(TWO))).toBe(false);
    till.does({ type: 'person-chose', ticketId: ONE, choice: 'print' });
    expect(till.todo()).toEqual([{ do: 'claim', ticketId: ONE, actionId: actionId(1) }]);
  });

  test('what this till collected itself is printed by itself', () => {
    const till = aTill([aTicket({ reservedFor: '1' })]);
    expect(till.todo()).toEqual([{ do: 'claim', ticketId: ONE, actionId: actionId(1) }]);
  });

  test('when that till is away for long, it is offered here', () => {
    const till = aTill([aTicket({ reservedFor: '2', automatic: false })]);
    expect(till.paper(ONE)).toBe('offered');
  });
});
