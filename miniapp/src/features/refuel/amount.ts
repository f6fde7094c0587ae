import type { Fen } from '@jiayou/contract';
import { fen } from '../../brands';

export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'back';
export const padKeys: readonly PadKey[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', 'back'];
/** What most drivers take. */
export const usualFen: readonly Fen[] = [10_000, 20_000, 30_000].map(fen);
/** The most one payment may be; the contract's limit. */
const mostFen = 10_000_000;

/** The yuan text after one more key; a key that would make no amount changes nothing. */
export function typeKey(text: string, key: PadKey): string {
  if (key === 'back') return text.slice(0, -1);
  const typed = text === '0' && key !== '.' ? key : (text === '' && key === '.' ? '0' : text) + key;
  return /^\d{1,6}(\.\d{0,2})?$/.test(typed) && Number(fenText(typed)) <= mostFen ? typed : text;
}

/** Whole fen of a yuan text like `186.5`; undefined while it is no amount that can be paid. Never touches a float. */
export function fenOf(text: string): Fen | undefined {
  if (!/^\d{1,6}(\.\d{0,2})?$/.test(text)) return undefined;
  const amountFen = fen(Number(fenText(text)));
  return amountFen >= 1 && amountFen <= mostFen ? amountFen : undefined;
}

function fenText(yuanText: string): string {
  const [whole = '', places = ''] = yuanText.split('.');
  return whole + places.padEnd(2, '0');
}
