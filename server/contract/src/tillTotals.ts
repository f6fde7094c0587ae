import { z } from 'zod';
import { Grade, Tender } from './common';
import { Fen } from './money';

/** How many and how much, of orders paid and of refunds that succeeded. `netFen` = paid − refunded. */
const Sum = z.object({ orders: z.int(), paidFen: Fen, refunds: z.int(), refundedFen: Fen, netFen: Fen });

/** What a shift, a day or a search adds up to. */
export const Totals = z.object({
  all: Sum,
  byTender: z.array(Sum.extend({ tender: Tender })),
  /** Litres are those sold, refunds not taken off. */
  byGrade: z.array(Sum.extend({ grade: Grade, volumeMl: z.int() })),
  goods: Sum,
  amountFen: Fen,
  discountFen: Fen,
});
export type Totals = z.infer<typeof Totals>;
