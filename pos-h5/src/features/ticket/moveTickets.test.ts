import { aBoard, actionId, added, aReceipt, aTicket, changed, claimedBy, ticketId } from './ticketSample';
import { aTill, inDoubt } from './tillSample';

const ONE = ticketId(1);
const TWO = ticketId(2);

describe('a paid order arrives', () => {
  test('it is claimed, then spoken once and printed once, then reported with the same action', () => {
    const till = aTill();
    till.hear(11, added(aTicket()));
    expect(till.todo()).toEqual([{ do: 'claim', ticketId: ONE, actionId: actionId(1) }]);
    expect(till.paper(ONE)).toBe('coming');

    till.claimAnswered(ONE);
    expect(till.todo()).toEqual([
      { do: 'speak', receipt: aReceipt },
      { do: 'print', ticketId: ONE, actionId: actionId(1), receipt: aReceipt },
    ]);
    expect(till.paper(ONE)).toBe('printing');

    till.does({ type: 'print-ended', ticketId: ONE, actionId: actionId(1), result: { outcome: 'printed' } });
    expect(till.todo()).toEqual([{ do: 'confirm', ticketId: ONE, actionId: actionId(1) }]);
    till.does({ type: 'settled', ticketId: ONE, ticket: claimedBy('1', { state: 'printed' }) });
    expect(till.todo()).toEqual([]);
    expect(till.paper(ONE)).toBe('printed');
  });

  test('the same event again, or an older one, changes nothing', () => {
    const till = aTill();
    till.hear(11, added(aTicket()));
    till.todo();
    till.hear(11, added(aTicket()));
    till.hear(9, added(aTicket({ id: TWO })));
    expect(till.todo()).toEqual([]);
    expect(till.state().lines.size).toBe(1);
  });

  test('an order that was printed does not go back to waiting when an old word about it comes late', () => {
    const till = aTill();
    till.hear(11, added(aTicket({ state: 'printed' })));
    till.hear(12, added(aTicket()));
    till.hear(13, changed(claimedBy('2')));
    expect(till.todo()).toEqual([]);
    expect(till.paper(ONE)).toBe('printed');
  });

  test('another till was faster: it is neither spoken nor printed here, and the other till is named', () => {
    const till = aTill();
    till.hear(11, added(aTicket()));
    till.todo();
    till.does({ type: 'claim-answered', ticketId: ONE, answer: { outcome: 'taken', ticket: claimedBy('2') } });
    expect(till.todo()).toEqual([]);
    expect(till.paperOf(ONE)).toEqual({ is: 'elsewhere', tillName: '2号机' });
  });

  test('several orders are printed one after another, in the order they were paid', () => {
    const till = aTill([
      aTicket({ id: TWO, paidAt: '2026-11-22T06:00:02Z' }),
      aTicket({ id: ONE, paidAt: '2026-11-22T06:00:01Z' }),
    ]);
    expect(till.todo()).toEqual([{ do: 'claim', ticketId: ONE, actionId: actionId(1) }]);
    till.claimAnswered(ONE);
    till.todo();
    till.does({ type: 'print-ended', ticketId: ONE, actionId: actionId(1), result: { outcome: 'printed' } });
    expect(till.todo()).toContainEqual({ do: 'claim', ticketId: TWO, actionId: actionId(2) });
  });

  test('a ticket that another till took while it queued here is not asked for', () => {
    const till = aTill([aTicket(), aTicket({ id: TWO, paidAt: '2026-11-22T06:00:02Z' })]);
    till.hear(11, changed(claimedBy('2', { id: TWO })));
    till.todo();
    till.claimAnswered(ONE);
    till.does({ type: 'print-ended', ticketId: ONE, actionId: actionId(1), result: { outcome: 'printed' } });
    expect(till.todo().filter((effect) => effect.do === 'claim')).toEqual([]);
    expect(till.paper(TWO)).toBe('elsewhere');
  });
});

describe('the printer fails', () => {
  test('before the first byte: the ticket is given back with the reason and offered to the person', () => {
    const till = aTill();
    till.claims(ONE);
    till.does({
      type: 'print-ended',
      ticketId: ONE,
      actionId: actionId(1),
      result: { outcome: 'not-started', problem: 'paper-out' },
    });
    expect(till.todo()).toEqual([{ do: 'release', ticketId: ONE, actionId: actionId(1), problem: 'paper-out' }]);
    const waiting = aTicket({ problem: 'paper-out' });
    till.does({ type: 'settled', ticketId: ONE, ticket: waiting });
    till.hear(12, changed(waiting));
    till.does({ type: 'board-loaded', board: aBoard([waiting], 13), leftBehind: [] });
    expect(till.todo()).toEqual([]);
    expect(till.paperOf(ONE)).toEqual({ is: 'failed', problem: 'paper-out', secondPaper: false });
  });

  test('the person prints it after new paper is in: a new claim, not spoken again', () => {
    const till = aTill([aTicket({ problem: 'paper-out' })]);
    till.does({ type: 'person-chose', ticketId: ONE, choice: 'print' });
    expect(till.todo()).toEqual([{ do: 'claim', ticketId: ONE, actionId: actionId(1) }]);
    till.claimAnswered(ONE);
    expect(till.todo()).toEqual([{ do: 'print', ticketId: ONE, actionId: actionId(1), receipt: aReceipt }]);
  });

  test('after bytes may have left: nothing more happens until a person has looked', () => {
    const till = aTill();
    till.claims(ONE);
    till.does({ type: 'print-ended', ticketId: ONE, actionId: actionId(1), result: { outcome: 'unknown' } });
    till.does({ type: 'board-loaded', board: aBoard([claimedBy('1')], 12), leftBehind: [] });
    expect(till.todo()).toEqual([]);
    expect(till.paper(ONE)).toBe('doubtful');
  });

  test('the person says the paper is out: the claim that holds it is confirmed', () => {
    const till = inDoubt();
    till.does({ type: 'person-chose', ticketId: ONE, choice: 'it-is-out' });
    expect(till.todo()).toEqual([{ do: 'confirm', ticketId: ONE, actionId: actionId(1) }]);
  });

  test('the person wants a second paper: it gets a number, is printed, and settles the doubt', () => {
    const till = inDoubt();
    till.does({ type: 'person-chose', ticketId: ONE, choice: 'reprint' });
    expect(till.todo()).toEqual([{ do: 'reprint', ticketId: ONE, actionId: actionId(2) }]);
    const answer = { receipt: aReceipt, reprintNo: 1, ticket: claimedBy('1', { reprints: 1 }) };
    till.does({ type: 'reprint-answered', ticketId: ONE, answer });
    expect(till.todo()).toEqual([
      { do: 'print-again', ticketId: ONE, actionId: actionId(2), receipt: aReceipt, reprintNo: 1 },
    ]);
    till.does({ type: 'reprint-ended', ticketId: ONE, actionId: actionId(2), result: { outcome: 'printed' } });
    expect(till.todo()).toEqual([{ do: 'confirm', ticketId: ONE, actionId: undefined }]);
  });

  test('a second paper that certainly did not come keeps its number when tried again', () => {
    const till = aTill([claimedBy('1', { state: 'printed' })]);
    till.does({ type: 'person-chose', ticketId: ONE, choice: 'reprint' });
    const ended = { type: 'reprint-ended', ticketId: ONE, actionId: actionId(1) } as const;
    till.does({ ...ended, result: { outcome: 'not-started', problem: 'offline' } });
    expect(till.paperOf(ONE)).toEqual({ is: 'failed', problem: 'offline', secondPaper: true });
    till.todo();
    till.does({ type: 'person-chose', ticketId: ONE, choice: 'reprint' });
    expect(till.todo()).toEqual([{ do: 'reprint', ticketId: ONE, actionId: actionId(1) }]);
  });

  test('a doubt that somebody settled at another till is gone here', () => {
    const till = inDoubt();
    till.hear(20, changed(claimedBy('1', { state: 'printed' })));
    expect(till.paper(ONE)).toBe('printed');
  });
});

test('a refusal is shown, the board is read again, and the same ticket is not asked for in a circle', () => {
  const till = aTill();
  till.hear(11, added(aTicket()));
  till.todo();
  till.does({ type: 'refused', ticketId: ONE, message: '没有找到这张小票' });
  expect(till.todo()).toEqual([{ do: 'reload-board' }]);
  till.does({ type: 'board-loaded', board: aBoard([aTicket()], 12), leftBehind: [] });
  expect(till.todo()).toEqual([]);
  expect(till.state().lines.get(ONE)?.refusal).toBe('没有找到这张小票');
});

test('a board that was read before the newest event is ignored', () => {
  const till = aTill();
  till.hear(20, added(aTicket({ state: 'printed' })));
  till.does({ type: 'board-loaded', board: aBoard([aTicket({ id: TWO })], 15), leftBehind: [] });
  expect(till.state().lines.has(TWO)).toBe(false);
  expect(till.state().cursor).toBe(20);
});

test('a pause of in-car payment reaches the board with its reason', () => {
  const till = aTill();
  till.hear(11, { kind: 'in-car-paused', paused: true, reason: '卸油作业' });
  expect(till.state().inCar).toEqual({ paused: true, reason: '卸油作业' });
});

test.each(['print', 'it-is-out', 'reprint', 'dismiss'] as const)(
  'a tap on %s while the paper is in the printer does nothing',
  (choice) => {
    const till = aTill();
    till.claims(ONE);
    till.does({ type: 'person-chose', ticketId: ONE, choice });
    expect(till.todo()).toEqual([]);
  },
);
