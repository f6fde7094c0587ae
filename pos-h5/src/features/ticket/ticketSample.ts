import type { ActionId, Receipt, Ticket, TicketId, TillEvent } from '@jiayou/contract';
import type { Board } from './ticketState';

/** A paid order as tests need it. */
export function aTicket(over: Partial<Record<keyof Ticket, unknown>> = {}): Ticket {
  return {
    id: ticketId(1),
    orderId: '00000000-0000-4000-8000-00000000000a',
    orderNo: 'JY1',
    callNo: 'A1',
    kind: 'fuel',
    goodsFen: 0,
    nozzleNo: 3,
    grade: '92#',
    volumeMl: 25478,
    paidFen: 20000,
    tender: 'wechat-pay',
    paidAt: '2026-11-22T06:00:00Z',
    state: 'waiting',
    automatic: true,
    overdue: false,
    reprints: 0,
    ...over,
  } as Ticket;
}

export function claimedBy(tillId: string, over: Partial<Record<keyof Ticket, unknown>> = {}): Ticket {
  const claimed = { tillId, tillName: `${tillId}号机` };
  return aTicket({ state: 'claimed', claimedBy: claimed, claimedAt: '2026-11-22T06:00:01Z', ...over });
}

export function ticketId(number: number): TicketId {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as TicketId;
}

export function actionId(number: number): ActionId {
  return `10000000-0000-4000-8000-${String(number).padStart(12, '0')}` as ActionId;
}

export function aBoard(tickets: readonly Ticket[], cursor = 10): Board {
  const now = '2026-11-22T06:00:05Z';
  return { tickets: [...tickets], cursor, inCarPaused: false, inCarPausedReason: '', now };
}

export function added(ticket: Ticket): TillEvent {
  return { kind: 'ticket-added', ticket };
}

export function changed(ticket: Ticket): TillEvent {
  return { kind: 'ticket-changed', ticket };
}

export const aReceipt = { orderNo: 'JY1', nozzleNo: 3, grade: '92#', paidFen: 20000, tender: 'wechat-pay' } as Receipt;
