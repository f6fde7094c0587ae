import type { StationId, TicketId } from '@jiayou/contract';
import {
  changes,
  checkLaws,
  newActionId,
  newCashier,
  newPaid,
  newStation,
  snapshot,
  startHouse,
  type TestCashier,
  type TestHouse,
} from '../app/testing';
import { readTickets } from './readTickets';

let house: TestHouse;
let station: StationId;
let cashier: TestCashier;
beforeAll(async () => {
  house = await startHouse();
  station = await newStation(house);
  cashier = await newCashier(house, station);
});
afterEach(() => checkLaws(house));
afterAll(() => house.stop());

async function newTicket(): Promise<TicketId> {
  await newPaid(house, station);
  const { tickets } = await cashier.call('GET /till/board', {});
  const [ticket] = tickets;
  if (ticket === undefined) throw new Error('the board is empty');
  return ticket.id;
}
async function shiftOf(ticketId: TicketId): Promise<string | null | undefined> {
  const sql = 'select o.shift_id from orders o join tickets t on t.order_id = o.id where t.id = $1';
  return (await house.rows<{ shift_id: string | null }>(sql, [ticketId]))[0]?.shift_id;
}
const claim = (ticketId: TicketId, actionId = newActionId(), who = cashier) =>
  who.call('POST /till/tickets/:ticketId/claim', { params: { ticketId }, body: { actionId } });
const printed = (ticketId: TicketId, actionId?: ReturnType<typeof newActionId>, who = cashier) =>
  who.call('POST /till/tickets/:ticketId/printed', {
    params: { ticketId },
    body: actionId === undefined ? {} : { actionId },
  });
const release = (ticketId: TicketId, actionId: ReturnType<typeof newActionId>, who = cashier) =>
  who.call('POST /till/tickets/:ticketId/release', { params: { ticketId }, body: { actionId, problem: 'paper-out' } });
const reprint = (ticketId: TicketId, actionId = newActionId(), who = cashier) =>
  who.call('POST /till/tickets/:ticketId/reprint', { params: { ticketId }, body: { actionId } });
const dismiss = (ticketId: TicketId, who = cashier) =>
  who.call('POST /till/tickets/:ticketId/dismiss', { params: { ticketId }, body: {} });

test('of many tills that claim one ticket exactly one gets it, the others hear who did', async () => {
  const tills = await Promise.all(Array.from({ length: 6 }, () => newCashier(house, station)));
  const ticketId = await newTicket();

  const answers = await Promise.all(tills.map((till) => claim(ticketId, newActionId(), till)));

  const winners = tills.filter((_, index) => answers[index]?.outcome === 'claimed');
  expect(winners).toHaveLength(1);
  expect(new Set(answers.map(({ ticket }) => ticket.claimedBy?.tillId))).toEqual(new Set([winners[0]?.tillId]));
});

test('the same claim again answers the same receipt, however often and however parallel', async () => {
  const ticketId = await newTicket();
  const actionId = newActionId();

  const answers = await Promise.all(Array.from({ length: 10 }, () => claim(ticketId, actionId)));

  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({
    outcome: 'claimed',
    receipt: { paidFen: 20_000, volumeMl: 26_250, nozzleNo: 1, grade: '92#', tender: 'wechat-pay' },
  });
  const capitals = actionId.toUpperCase() as typeof actionId;
  expect((await claim(ticketId, capitals)).outcome).toBe('claimed');
});

test('an action id that holds one ticket cannot claim another', async () => {
  const [first, second, actionId] = [await newTicket(), await newTicket(), newActionId()];
  await claim(first, actionId);

  await expect(claim(second, actionId)).rejects.toMatchObject({ status: 400, code: 'request.invalid' });
  expect((await claim(second)).outcome).toBe('claimed');
});

test('the claim that holds a ticket says that it was printed, and may say so again', async () => {
  const [ticketId, actionId] = [await newTicket(), newActionId()];
  await expect(printed(ticketId, actionId)).rejects.toMatchObject({ status: 409, code: 'ticket.not_claimed' });
  await claim(ticketId, actionId);
  await expect(printed(ticketId, newActionId())).rejects.toMatchObject({ status: 409, code: 'ticket.not_yours' });

  expect((await printed(ticketId, actionId)).state).toBe('printed');
  const before = await snapshot(house);
  expect((await printed(ticketId, actionId)).state).toBe('printed');

  expect(changes(before, await snapshot(house))).toEqual([]);
  expect((await claim(ticketId)).outcome).toBe('taken');
});

test('a person who saw the paper settles a claim at any till, and that is audited', async () => {
  const other = await newCashier(house, station);
  const ticketId = await newTicket();
  await claim(ticketId);

  expect((await printed(ticketId, undefined, other)).state).toBe('printed');

  const audit = await house.rows('select actor, action from audit_entries where subject = $1', [`ticket:${ticketId}`]);
  expect(audit).toEqual([{ actor: `staff:${other.staff.id}`, action: 'ticket.seen-printed' }]);
});

test('a ticket that certainly was not printed waits again for a person, with the problem of the printer on it', async () => {
  const [ticketId, actionId] = [await newTicket(), newActionId()];
  await claim(ticketId, actionId);
  await expect(release(ticketId, newActionId())).rejects.toMatchObject({ code: 'ticket.not_yours' });

  const released = await release(ticketId, actionId);

  expect(released).toMatchObject({ state: 'waiting', problem: 'paper-out', automatic: false });
  expect(released.claimedBy).toBeUndefined();
  expect(await claim(ticketId)).toMatchObject({ outcome: 'claimed', ticket: { state: 'claimed' } });
});

test('an order belongs to the shift that first claimed its ticket, also when another one prints it', async () => {
  const other = await newCashier(house, station);
  const [ticketId, actionId] = [await newTicket(), newActionId()];
  await claim(ticketId, actionId);
  await release(ticketId, actionId);

  const answer = await claim(ticketId, newActionId(), other);

  const { onDuty } = await cashier.call('GET /till/me', {});
  expect(answer).toMatchObject({ outcome: 'claimed', receipt: { shiftNo: onDuty?.shift.shiftNo } });
  expect(await shiftOf(ticketId)).toBe(onDuty?.shift.id);
});

test('dismissing a ticket takes its order into the shift that did', async () => {
  const ticketId = await newTicket();
  await dismiss(ticketId);

  const { onDuty } = await cashier.call('GET /till/me', {});
  expect(await shiftOf(ticketId)).toBe(onDuty?.shift.id);
});

test('second papers are numbered and audited, and the same action makes no third', async () => {
  const [ticketId, actionId, again] = [await newTicket(), newActionId(), newActionId()];
  await expect(reprint(ticketId)).rejects.toMatchObject({ status: 409, code: 'ticket.not_claimed' });
  await claim(ticketId, actionId);
  await printed(ticketId, actionId);

  const answers = await Promise.all(Array.from({ length: 6 }, () => reprint(ticketId, again)));
  const next = await reprint(ticketId);

  expect(answers.map(({ reprintNo }) => reprintNo)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(next).toMatchObject({ reprintNo: 2, ticket: { state: 'printed', reprints: 2 } });
  const audit = await house.rows('select action from audit_entries where subject = $1', [`ticket:${ticketId}`]);
  expect(audit).toEqual([{ action: 'ticket.reprint' }, { action: 'ticket.reprint' }]);
});

test('second papers made at once by many tills have different numbers', async () => {
  const ticketId = await newTicket();
  await claim(ticketId);

  const answers = await Promise.all(Array.from({ length: 8 }, () => reprint(ticketId)));

  expect(new Set(answers.map(({ reprintNo }) => reprintNo))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
});

test('the action of one second paper is not the action of another ticket', async () => {
  const [first, second, actionId] = [await newTicket(), await newTicket(), newActionId()];
  await Promise.all([claim(first), claim(second)]);
  await reprint(first, actionId);

  await expect(reprint(second, actionId)).rejects.toMatchObject({ code: 'ticket.not_claimed' });
});

test('a waiting ticket can be dismissed, one that a till holds cannot', async () => {
  const [waiting, held] = [await newTicket(), await newTicket()];
  await claim(held);

  expect((await dismiss(waiting)).state).toBe('dismissed');
  expect((await dismiss(waiting)).state).toBe('dismissed');
  await expect(dismiss(held)).rejects.toMatchObject({ status: 409, code: 'ticket.not_claimed' });
  expect((await claim(waiting)).outcome).toBe('taken');
});

test("another station's till finds no ticket of this one", async () => {
  const ticketId = await newTicket();
  const stranger = await newCashier(house, await newStation(house));
  const before = await snapshot(house);

  const actionId = newActionId();
  const attempts = [
    claim(ticketId, actionId, stranger),
    printed(ticketId, actionId, stranger),
    release(ticketId, actionId, stranger),
    reprint(ticketId, actionId, stranger),
    dismiss(ticketId, stranger),
  ];

  for (const attempt of attempts)
    await expect(attempt).rejects.toMatchObject({ status: 404, code: 'ticket.not_found' });
  expect(changes(before, await snapshot(house))).toEqual([]);
  expect((await stranger.call('GET /till/board', {})).tickets).toEqual([]);
});

test('an old ticket is offered, not printed by itself; a claim without paper is asked about', async () => {
  const [old, held] = [await newTicket(), await newTicket()];
  await claim(held);
  const { policy } = house;
  const asOf = async (ticketId: TicketId, seconds: number) => {
    const now = new Date(Date.now() + seconds * 1_000);
    return (await readTickets(house, { stationId: station, ticketIds: [ticketId] }, now)).get(ticketId);
  };

  expect(await asOf(old, policy.automaticMs / 1_000 - 30)).toMatchObject({ automatic: true });
  expect(await asOf(old, policy.automaticMs / 1_000)).toMatchObject({ automatic: false });
  expect(await asOf(held, policy.overdueMs / 1_000 - 20)).toMatchObject({ overdue: false });
  expect(await asOf(held, policy.overdueMs / 1_000)).toMatchObject({ overdue: true });
});
