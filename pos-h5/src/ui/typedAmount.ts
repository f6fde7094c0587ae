import type { Fen } from '@jiayou/contract';
import { fenOf } from '../money';

export const AMOUNT_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', '删除'] as const;
export type AmountKey = (typeof AMOUNT_KEYS)[number];

/** An amount in yuan while it is typed: seven digits, at most two of them after the point. */
const TYPED = /^(\d{1,7}(\.\d{0,2})?)?$/;

/** The text after a key; a key that would make no amount changes nothing. */
export function typedAmount(text: string, key: AmountKey): string {
  if (key === '删除') return text.slice(0, -1);
  return acceptedAmount(text === '0' && key !== '.' ? key : text + key, text);
}

/** What a keyboard typed, or what stood there before when it is no amount. */
export function acceptedAmount(next: string, before: string): string {
  const text = next.startsWith('.') ? `0${next}` : next;
  return TYPED.test(text) ? text : before;
}

/** Fen of an amount in yuan; `undefined` while there is none. */
export function fenOfYuan(text: string): Fen | undefined {
  return TYPED.test(text) ? (fenOf(text) as Fen | undefined) : undefined;
}

/** `50.00` for a field, of an amount that is not negative. */
export function yuanOfFen(fen: number): string {
  const text = String(fen).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
