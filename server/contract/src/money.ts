import { z } from 'zod';

/** An amount of Chinese yuan as whole fen (1/100 yuan). May be negative for a refund or a discount. */
export const Fen = z.int().brand<'Fen', 'inout'>();
export type Fen = z.infer<typeof Fen>;

/** What one payment may be: 1 fen to 100,000.00 yuan. */
export const PayableFen = z
  .int('金额最多精确到分')
  .min(1, '金额至少0.01元')
  .max(10_000_000, '金额不能超过100,000.00元')
  .brand<'Fen', 'inout'>();
