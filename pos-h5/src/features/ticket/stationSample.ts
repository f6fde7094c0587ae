import type { ActionId, Receipt, Ticket, TicketId, TillEvent } from '@jiayou/contract';
import { ApiError, type CallTill } from '../../api';
import type { PrintOutcome } from '../../device/printer/printer';
import { openPrintJournal } from './printJournal';
import { openTicketDesk, type TicketDesk } from './ticketDesk';
import { aBoard, aReceipt, aTicket, ticketId } from './ticketSample';

/** What goes wrong next; nothing when the list is used up. */
export type Luck = () => 'fine' | 'lost-before' | 'lost-after';
export type PrinterLuck = () => 'printed' | 'not-started' | 'unknown-printed' | 'unknown-blank';

type Body = { readonly actionId?: ActionId; readonly problem?: Ticket['problem'] };

/** A server that keeps the contract's promises about tickets, and loses requests and answers when luck says so. */
export function aServer(luck: Luck) {
  const tickets = new Map<TicketId, Ticket>();
  const holders = new Map<TicketId, ActionId | undefined>();
  const events: { id: number; event: TillEvent }[] = [];

  function put(ticket: Ticket, kind: 'ticket-added' | 'ticket-changed'): Ticket {
    tickets.set(ticket.id, ticket);
    events.push({ id: events.length + 1, event: { kind, ticket } });
    return ticket;
  }

  function claim(tillId: string, ticket: Ticket, { actionId }: Body): unknown {
    const receipt = { ...aReceipt, orderNo: ticket.orderNo };
    if (ticket.state === 'waiting') {
      holders.set(ticket.id, actionId);
      const held = { state: 'claimed', claimedBy: { tillId, tillName: tillId }, claimedAt: ticket.paidAt } as const;
      return { outcome: 'claimed', receipt, ticket: put({ ...ticket, ...held }, 'ticket-changed') };
    }
    return holders.get(ticket.id) === actionId ? { outcome: 'claimed', receipt, ticket } : { outcome: 'taken', ticket };
  }

  function settle(verb: string, ticket: Ticket, { actionId, problem }: Body): Ticket {
    if (ticket.state !== 'claimed') return ticket;
    if (holders.get(ticket.id) !== actionId) throw new ApiError('ticket.not_yours', 409, '由另一台处理');
    const next = verb === 'printed' ? { state: 'printed' } : { state: 'waiting', problem };
    return put({ ...ticket, ...next } as Ticket, 'ticket-changed');
  }

  function answer(tillId: string, path: string, request: { params: { ticketId: TicketId }; body: Body }): unknown {
    const ticket = tickets.get(request.params.ticketId);
    if (ticket === undefined) throw new ApiError('ticket.not_found', 404, '没有找到这张小票');
    const verb = path.split('/').pop() ?? '';
    return verb === 'claim' ? claim(tillId, ticket, request.body) : settle(verb, ticket, request.body);
  }

  return {
    tickets,
    events,
    callAs: (tillId: string) => overBadLine(luck, (path, request) => answer(tillId, path, request as never)),
    pay: (number: number) => put(aTicket({ id: ticketId(number), orderNo: String(number) }), 'ticket-added'),
    board: () => aBoard([...tickets.values()], events.length),
  };
}

function overBadLine(luck: Luck, answer: (path: string, request: unknown) => unknown): CallTill {
  return async (path, request) => {
    const fate = luck();
    await pause();
    if (fate === 'lost-before') throw new ApiError('network', 0, '网络不通');
    const result = answer(path, request);
    await pause();
    if (fate === 'lost-after') throw new ApiError('network', 0, '网络不通');
    return result as never;
  };
}

/** One browser tab of a till, with its printer and loudspeaker; `open` again is a reload. */
export function aTab(tillId: string, server: ReturnType<typeof aServer>, luck: PrinterLuck) {
  const papers: string[] = [];
  const spoken: string[] = [];
  let made = 0;
  let heard = 0;
  let desk: TicketDesk = open();

  function open(): TicketDesk {
    const next = openTicketDesk({
      tillId,
      call: server.callAs(tillId),
      journal: openPrintJournal(tillId),
      newActionId: () => `${tillId}-${(made += 1)}` as ActionId,
      speak: (receipt) => void spoken.push(receipt.orderNo),
      print: async (receipt) => print(receipt),
      reloadBoard: () => next.learnBoard(server.board()),
      signedOut: () => undefined,
      wait: pause,
    });
    next.learnBoard(server.board());
    heard = server.events.length;
    return next;
  }

  async function print({ orderNo }: Receipt): Promise<PrintOutcome> {
    const fate = luck();
    if (fate === 'not-started') return { outcome: fate, problem: 'paper-out' };
    if (fate !== 'unknown-blank') papers.push(orderNo);
    await pause();
    return fate === 'printed' ? { outcome: fate } : { outcome: 'unknown' };
  }

  return {
    papers,
    spoken,
    desk: () => desk,
    /** Hears what is new; with `again`, the last events a second time. */
    listen(again: number) {
      for (const { id, event } of server.events.slice(Math.max(0, heard - again))) desk.hear(id, event);
      heard = server.events.length;
    },
    hasNews: () => heard < server.events.length,
    reload() {
      desk.close();
      desk = open();
    },
  };
}

export async function pause(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
