/** Fen of a price between 0.01 and 100000000, or nothing. */
export function fenOf(price: unknown): number | undefined {
  const [, whole = '', fraction = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(String(price)) ?? [];
  const fen = Number(whole + fraction.padEnd(2, '0'));
  return whole !== '' && fen >= 1 && fen <= 10_000_000_000 ? fen : undefined;
}
