import { Fen } from '@jiayou/contract';
import { z } from 'zod';

/** Whole fen as Alipay's yuan, e.g. `200.05`. Digits are moved, nothing is divided. */
export function toYuan(fen: Fen): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new Error(`${fen} is no amount`);
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Yuan read as whole fen. More than two decimals are no money. */
export const Yuan = z
  .string()
  .regex(/^\d{1,10}(?:\.\d{1,2})?$/)
  .transform((text) => {
    const [yuan = '', fraction = ''] = text.split('.');
    return Fen.parse(Number(yuan + fraction.padEnd(2, '0')));
  });
