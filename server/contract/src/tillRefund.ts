import { z } from 'zod';
import { ActionId, Instant, limitOf, OrderId, RefundState, Tender } from './common';
import { defineApi } from './endpoint';
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
  /** How many slips 退款凭证 were numbered: the first, and each 补打. */
  slips: z.int(),
});
export type TillRefund = z.infer<typeof TillRefund>;

const OrderParams = z.strictObject({ orderId: OrderId });
const RefundParams = z.strictObject({ refundNo: z.string().regex(/^R\d{26}$/) });
const PartFen = z.int('金额最多精确到分').min(0, '金额不能为负').max(10_000_000).brand<'Fen', 'inout'>();

/** Money given back at the till, whoever decides on it, and its paper. */
export const tillRefundsApi = defineApi({
  /**
   * Gives back of an order of my open shift at once, or applies for it when its shift is closed: `refund.state` says which. Cash and
   * bank card wait to be carried out by a person. The same actionId answers the same refund.
   */
  'POST /till/bills/:orderId/refunds': {
    permission: 'cashier',
    params: OrderParams,
    body: z
      .strictObject({
        actionId: ActionId,
        fuelFen: PartFen,
        goodsFen: PartFen,
        reason: z.string().trim().min(2, '请写明原因').max(60, '原因最多60字'),
      })
      .refine(({ fuelFen, goodsFen }) => fuelFen + goodsFen > 0, '退款至少0.01元'),
    response: TillRefund,
    errors: [
      'order.not_found',
      'shift.closed',
      'refund.not_refundable',
      'refund.exceeds',
      'refund.too_many',
      'refund.key_reused',
    ],
  },
  /** Refunds this cashier asked for, or that wait to be carried out at this station; newest first. */
  'GET /till/refunds': {
    permission: 'cashier',
    query: z.strictObject({ after: z.string().max(80).optional(), limit: limitOf(50, 20) }),
    response: z.object({ refunds: z.array(TillRefund), next: z.string().optional() }),
  },
  /**
   * Cash was handed out, or the terminal gave it back to the card (`referenceNo`): it belongs to my shift. Saying it again is fine.
   */
  'POST /till/refunds/:refundNo/carry-out': {
    permission: 'cashier',
    params: RefundParams,
    body: z.strictObject({
      referenceNo: z
        .string()
        .regex(/^\d{12}$/, '参考号是12位数字')
        .optional(),
    }),
    response: TillRefund,
    errors: ['refund.not_found', 'refund.not_refundable', 'refund.decided', 'shift.closed', 'payment.reference_used'],
  },
  /**
   * A numbered slip of money that is back 退款凭证: 1 is the first paper, a later one is 补打 第(n−1)次 and stands in the audit. The
   * same actionId again answers the same number.
   */
  'POST /till/refunds/:refundNo/slips': {
    permission: 'cashier',
    params: RefundParams,
    body: z.strictObject({ actionId: ActionId }),
    response: z.object({ slipNo: z.int() }),
    errors: ['refund.not_found', 'refund.unfinished'],
  },
});
