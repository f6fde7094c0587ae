/** Of the roll. */
export type PaperWidthMm = 58 | 80;

/** How many half-width characters fit in a line. */
export const COLUMNS: Readonly<Record<PaperWidthMm, number>> = { 58: 32, 80: 48 };
