import type { DriverOrder } from '@jiayou/contract';

/** The receipt at the till, as the driver may know it. */
export type Paper = 'telling' | 'slow' | 'printed' | 'settled-by-hand';

const patienceMs = 20_000;

/** `slow` once the till has been silent for 20 s after the payment: the driver must know what to do. */
export function paperOf({ ticket, paidAt }: Pick<DriverOrder, 'ticket' | 'paidAt'>, nowMs: number): Paper {
  if (ticket === 'printed') return 'printed';
  if (ticket === 'dismissed') return 'settled-by-hand';
  return paidAt !== undefined && nowMs - Date.parse(paidAt) > patienceMs ? 'slow' : 'telling';
}

/** Whether the till has said its last word about the paper. */
export function isPaperSettled({ ticket }: Pick<DriverOrder, 'ticket'>): boolean {
  return ticket === 'printed' || ticket === 'dismissed';
}
