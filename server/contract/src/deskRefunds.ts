import { z } from 'zod';
import { Instant, limitOf, RefundState } from './common';
import { defineApi } from './endpoint';
import { Fen } from './money';
import { TillRefund } from './tillRefund';

const DeskRefund = TillRefund.extend({
  stationName: z.string(),
  paidFen: Fen,
  paidAt: Instant,
  /** Of the order, this one left out: succeeded or under way. */
  otherRefundsFen: Fen,
  shiftNo: z.string().optional(),
  cashierName: z.string().optional(),
  /** The staff id; empty when nobody asked. */
  requestedBy: z.string(),
});
export type DeskRefund = z.infer<typeof DeskRefund>;

/** Money that does not fit, for a person 差错. */
const Case = z.object({
  number: z.string(),
  kind: z.string(),
  stationName: z.string().optional(),
  detail: z.record(z.string(), z.unknown()),
  openedAt: Instant,
  closedAt: Instant.optional(),
});
export type Case = z.infer<typeof Case>;

const RefundParams = z.strictObject({ refundNo: z.string().regex(/^R\d{26}$/) });
const After = z.string().max(80).optional();

/** Refunds that wait for a master, and what came of them. */
export const deskRefundsApi = defineApi({
  'GET /desk/refunds': {
    permission: 'refund.read',
    query: z.strictObject({ state: RefundState.optional(), after: After, limit: limitOf(100, 50) }),
    /** `total` and `amountFen` are those of all that match. */
    response: z.object({
      refunds: z.array(DeskRefund),
      next: z.string().optional(),
      total: z.int(),
      amountFen: Fen,
    }),
  },
  'GET /desk/refunds/:refundNo': {
    permission: 'refund.read',
    params: RefundParams,
    response: DeskRefund,
    errors: ['refund.not_found'],
  },
  /** Deciding again as before is fine. */
  'POST /desk/refunds/:refundNo/decide': {
    permission: 'refund.decide',
    params: RefundParams,
    body: z
      .strictObject({ approve: z.boolean(), note: z.string().trim().max(200) })
      .refine(({ approve, note }) => approve || note !== '', { path: ['note'], error: '请写明不同意的原因' }),
    response: DeskRefund,
    errors: ['refund.not_found', 'refund.decided', 'refund.own'],
  },
  /** A refund that could not reach the payer is sent to the merchant's own account, to be given back by hand. */
  'POST /desk/refunds/:refundNo/abnormal': {
    permission: 'case.act',
    params: RefundParams,
    body: z.strictObject({ note: z.string().trim().min(2).max(200) }),
    response: DeskRefund,
    errors: ['refund.not_found', 'refund.decided', 'refund.refused', 'payment.unknown'],
  },
  /** A master closes the shift of a cashier who is not there; nobody counted the cash. */
  'POST /desk/shifts/:shiftId/hand-over': {
    permission: 'shift.hand-over',
    params: z.strictObject({ shiftId: z.uuid().toLowerCase() }),
    body: z.strictObject({ reason: z.string().trim().min(2).max(200) }),
    response: z.object({}),
    errors: ['shift.not_found'],
  },
  'GET /desk/cases': {
    permission: 'case.read',
    query: z.strictObject({ open: z.enum(['yes', 'no']).optional(), after: After, limit: limitOf(100, 50) }),
    response: z.object({ cases: z.array(Case), next: z.string().optional() }),
  },
});
