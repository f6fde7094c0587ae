import type { Amount } from './amount';

export type CashReading =
  | { readonly is: 'enough'; readonly receivedFen: number; readonly changeFen: number }
  | { readonly is: 'short'; readonly words: string };

/** Nothing typed means exactly what is due. */
export function readCash(received: Amount, dueFen: number): CashReading {
  if (received.is === 'wrong') return { is: 'short', words: received.words };
  const receivedFen = received.is === 'empty' ? dueFen : received.fen;
  if (receivedFen < dueFen) return { is: 'short', words: '实收少于应收，请核对' };
  return { is: 'enough', receivedFen, changeFen: receivedFen - dueFen };
}

/** The three sums people hand over: the next whole fifty, hundred and two hundred yuan, all different. */
export function usualNotes(dueFen: number): readonly [string, string, string] {
  const fifty = above(5000, Math.max(dueFen, 1));
  const hundred = above(10_000, fifty + 1);
  const more = above(10_000, hundred + 1);
  return [yuanOf(fifty), yuanOf(hundred), yuanOf(more)];
}

function above(noteFen: number, leastFen: number): number {
  return Math.ceil(leastFen / noteFen) * noteFen;
}

function yuanOf(wholeFen: number): string {
  return String(wholeFen).slice(0, -2);
}
