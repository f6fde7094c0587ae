import { z } from 'zod';
import { Instant, OrderId, RefundState, Tender } from './common';
import { Fen } from './money';

/** Money that goes back, as a till is told of it. */
export const TillRefund = z.object({
  refundNo: z.string(),
  orderId: OrderId,
  orderNo: z.string(),
  amountFen: Fen,
  fuelFen: Fen,
  goodsFen: Fen,
  tender: Tender,
  reason: z.string(),
  state: RefundState,
  /** The last two: money that came too late or twice, given back by the software itself; nobody asked and no part is named. */
  cause: z.enum(['in-shift', 'application', 'late-success', 'paid-twice']),
  requestedAt: Instant,
  /** Empty when nobody asked. */
  requestedByName: z.string(),
  decidedAt: Instant.optional(),
  decidedByName: z.string().optional(),
  decisionNote: z.string(),
  finishedAt: Instant.optional(),
  /** The channel's code when it failed. */
  failureCode: z.string().optional(),
  /** Cash and bank card: a person must hand it out (or use the terminal) and say so. */
  toCarryOut: z.boolean(),
});
export type TillRefund = z.infer<typeof TillRefund>;
