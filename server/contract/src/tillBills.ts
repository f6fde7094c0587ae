import { z } from 'zod';
import { BusinessDate, Grade, Instant, limitOf, OrderId, OrderKind, OrderState, Tender, TicketId } from './common';
import { defineApi } from './endpoint';
import { Fen } from './money';
import { GoodsLine } from './tillCollect';
import { TillRefund } from './tillRefund';
import { Totals } from './tillTotals';

/** An order in a list. */
const Bill = z.object({
  orderId: OrderId,
  orderNo: z.string(),
  callNo: z.string().optional(),
  origin: z.enum(['in-car', 'till']),
  kind: OrderKind,
  state: OrderState,
  nozzleNo: z.int().optional(),
  grade: Grade.optional(),
  volumeMl: z.int().optional(),
  amountFen: Fen,
  paidFen: Fen,
  refundedFen: Fen,
  /** Asked for or under way. */
  refundingFen: Fen,
  tender: Tender,
  paidAt: Instant,
  shiftNo: z.string().optional(),
  cashierName: z.string().optional(),
  memberMasked: z.string().optional(),
});
export type Bill = z.infer<typeof Bill>;

const BillDetail = Bill.extend({
  priceFenPerLitre: z.int().optional(),
  fuelFen: Fen,
  goodsFen: Fen,
  discountFen: Fen,
  goods: z.array(GoodsLine),
  channelTransactionNo: z.string(),
  /** What can still be given back, of each part. */
  refundableFuelFen: Fen,
  refundableGoodsFen: Fen,
  refunds: z.array(TillRefund),
  ticket: z.object({ id: TicketId, state: z.string(), reprints: z.int() }),
  /** `here`: now, by this cashier; `apply`: a master decides; `no`: nothing left, or fifty parts. */
  mayRefund: z.enum(['here', 'apply', 'no']),
});
export type BillDetail = z.infer<typeof BillDetail>;

const OrderParams = z.strictObject({ orderId: OrderId });
const After = z.string().max(80).optional();

/** Orders that were paid: those of the shift, and those of shifts that are closed. */
export const tillBillsApi = defineApi({
  /** Orders paid in my open shift, newest first 账单查询. */
  'GET /till/bills': {
    permission: 'cashier',
    query: z.strictObject({
      /** Amount in yuan, order number (whole or its end), call number, phone tail or plate. */
      search: z.string().trim().min(1).max(40).optional(),
      tender: Tender.optional(),
      /** Only those with a refund of any kind. */
      refunded: z.enum(['yes']).optional(),
      after: After,
      limit: limitOf(100, 50),
    }),
    /** `totals` are those of all that match, not of the page. */
    response: z.object({ bills: z.array(Bill), totals: Totals, next: z.string().optional() }),
  },
  /** Orders of this station's closed shifts (and of nobody's), for an application 订单处理. */
  'GET /till/past-bills': {
    permission: 'cashier',
    query: z.strictObject({
      search: z.string().trim().min(2).max(40).optional(),
      date: BusinessDate.optional(),
      after: After,
      limit: limitOf(50, 20),
    }),
    response: z.object({ bills: z.array(Bill), next: z.string().optional() }),
  },
  'GET /till/bills/:orderId': {
    permission: 'cashier',
    params: OrderParams,
    response: BillDetail,
    errors: ['order.not_found'],
  },
});
