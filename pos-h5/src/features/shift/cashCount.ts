import type { Fen } from '@jiayou/contract';
import { yuanText } from '../../money';

/** Notes and coins 面额, largest first. */
export const DENOMINATIONS = [
  { fen: 10_000, name: '100元' },
  { fen: 5_000, name: '50元' },
  { fen: 2_000, name: '20元' },
  { fen: 1_000, name: '10元' },
  { fen: 500, name: '5元' },
  { fen: 100, name: '1元' },
  { fen: 50, name: '5角' },
  { fen: 10, name: '1角' },
] as const;

/** How many of each, as typed. */
export type Pieces = Readonly<Partial<Record<(typeof DENOMINATIONS)[number]['fen'], string>>>;

/** What counted notes and coins are worth. */
export function worthOf(pieces: Pieces): Fen {
  let worthFen = 0;
  for (const { fen } of DENOMINATIONS) worthFen += fen * Number(pieces[fen] ?? '');
  return worthFen as Fen;
}

/** How counted cash stands against what should be there: more 长款, less 短款. */
export function differenceOf(
  countedFen: number,
  expectedFen: number,
): { readonly fen: number; readonly words: string } {
  const fen = countedFen - expectedFen;
  if (fen === 0) return { fen, words: '现金相符' };
  return { fen, words: fen > 0 ? '长款' : '短款' };
}

/** 「短款 ¥10.00」 */
export function differenceText(countedFen: number, expectedFen: number): string {
  const { fen, words } = differenceOf(countedFen, expectedFen);
  return fen === 0 ? words : `${words} ${yuanText(Math.abs(fen))}`;
}
