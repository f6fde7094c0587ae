import { z } from 'zod';
import {
  ActionId,
  BusinessDate,
  Grade,
  Instant,
  limitOf,
  OrderId,
  OrderKind,
  OrderState,
  Tender,
  TicketId,
} from './common';
import { defineApi } from './endpoint';
import { Fen } from './money';
import { GoodsLine } from './tillCollect';
import { TillRefund } from './tillRefund';

/** How many and how much, of orders paid and of refunds that succeeded. `netFen` = paid − refunded. */
const Sum = z.object({ orders: z.int(), paidFen: Fen, refunds: z.int(), refundedFen: Fen, netFen: Fen });

/** What a shift, a day or a search adds up to. */
const Totals = z.object({
  all: Sum,
  byTender: z.array(Sum.extend({ tender: Tender })),
  /** Litres are those sold, refunds not taken off. */
  byGrade: z.array(Sum.extend({ grade: Grade, volumeMl: z.int() })),
  goods: Sum,
  amountFen: Fen,
  discountFen: Fen,
});
export type Totals = z.infer<typeof Totals>;

/** A shift's papers: running while it is open, for ever the same once it is closed. */
const ShiftSummary = z.object({
  shift: z.object({
    id: z.uuid(),
    shiftNo: z.string(),
    openedAt: Instant,
    closedAt: Instant.optional(),
    tillName: z.string(),
    cashierName: z.string(),
    closedByName: z.string().optional(),
  }),
  stationName: z.string(),
  totals: Totals,
  cash: z.object({
    floatFen: Fen,
    salesFen: Fen,
    refundsFen: Fen,
    /** float + sales − refunds */
    expectedFen: Fen,
    /** Absent while open, or when nobody counted. */
    countedFen: Fen.optional(),
    /** counted − expected */
    differenceFen: Fen.optional(),
    note: z.string(),
  }),
  /** Payments without an answer: they must be settled or handed over before closing. */
  waiting: z.array(
    z.object({ orderId: OrderId, orderNo: z.string(), amountFen: Fen, tender: Tender, startedAt: Instant }),
  ),
  /** Refunds without an end when the shift was closed: they belong to the day that ends them. */
  refundsUnderWay: z.object({ count: z.int(), amountFen: Fen }),
  /** Handed over by a master. */
  handedOver: z.array(z.object({ orderNo: z.string(), amountFen: Fen, reason: z.string(), masterName: z.string() })),
  /** Paid orders of the station that no shift has yet: made in a car, or handed over. */
  unclaimed: z.object({ count: z.int(), amountFen: Fen }),
});
export type ShiftSummary = z.infer<typeof ShiftSummary>;

/** A station's day, 00:00:00–23:59:59 in Shanghai, by the channels' success times. */
const DaySummary = z.object({
  stationName: z.string(),
  businessDate: BusinessDate,
  totals: Totals,
  shifts: z.array(
    z.object({
      shiftNo: z.string(),
      cashierName: z.string(),
      openedAt: Instant,
      closedAt: Instant.optional(),
      /** Its part of this day: a shift across midnight has one in either. */
      netFen: Fen,
    }),
  ),
  /** Orders of the day that no shift has: made in a car, or handed over. */
  unclaimed: z.object({ count: z.int(), amountFen: Fen }),
  printedAt: Instant,
});
export type DaySummary = z.infer<typeof DaySummary>;

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

const ShiftParams = z.strictObject({ shiftId: z.uuid().toLowerCase() });
const OrderParams = z.strictObject({ orderId: OrderId });
const RefundParams = z.strictObject({ refundNo: z.string().regex(/^R\d{26}$/) });
const After = z.string().max(80).optional();
/** An amount of cash counted or laid in the drawer. */
const CashFen = z
  .int('金额最多精确到分')
  .min(0, '金额不能为负')
  .max(1_000_000_000, '金额太大，请核对')
  .brand<'Fen', 'inout'>();
const PartFen = z.int('金额最多精确到分').min(0, '金额不能为负').max(10_000_000).brand<'Fen', 'inout'>();

export const tillBooksApi = defineApi({
  /** My open shift as it stands. */
  'GET /till/shift': { permission: 'cashier', response: ShiftSummary },
  /** Cash in the drawer when the shift began 备用金. */
  'POST /till/shift/float': {
    permission: 'cashier',
    body: z.strictObject({ floatFen: CashFen }),
    response: ShiftSummary,
    errors: ['shift.closed'],
  },
  /** Closes my shift 班结. The same actionId again answers the same summary, also when the shift is closed. */
  'POST /till/shift/close': {
    permission: 'off-duty',
    body: z.strictObject({
      actionId: ActionId,
      countedCashFen: CashFen,
      /** Why the cash differs. */
      note: z.string().trim().max(200).default(''),
    }),
    response: ShiftSummary,
    errors: ['shift.closed', 'shift.payments_waiting', 'shift.difference_unexplained'],
  },
  /** A master of the station takes the payments without an answer off my shift 移交; they go to whichever shift settles them. */
  'POST /till/shift/hand-over': {
    permission: 'cashier',
    body: z.strictObject({
      staffNo: z.string().min(1).max(20),
      password: z.string().min(1).max(100),
      reason: z.string().trim().min(2).max(200),
    }),
    response: ShiftSummary,
    errors: ['staff.not_master', 'staff.locked', 'shift.closed'],
  },
  /** My past shifts, newest first 班结记录. */
  'GET /till/shifts': {
    permission: 'off-duty',
    query: z.strictObject({ after: After, limit: limitOf(50, 20) }),
    response: z.object({
      shifts: z.array(
        z.object({
          id: z.uuid(),
          shiftNo: z.string(),
          openedAt: Instant,
          closedAt: Instant,
          orders: z.int(),
          netFen: Fen,
          differenceFen: Fen.optional(),
        }),
      ),
      next: z.string().optional(),
    }),
  },
  'GET /till/shifts/:shiftId': {
    permission: 'off-duty',
    params: ShiftParams,
    response: ShiftSummary,
    errors: ['shift.not_found'],
  },
  /** A numbered, audited further paper of my closed shift 补打. The same actionId again answers the same number. */
  'POST /till/shifts/:shiftId/reprint': {
    permission: 'off-duty',
    params: ShiftParams,
    body: z.strictObject({ actionId: ActionId }),
    response: z.object({ reprintNo: z.int() }),
    errors: ['shift.not_found'],
  },
  /** The station's yesterday, by the server's clock 昨日汇总. */
  'GET /till/yesterday': { permission: 'off-duty', response: DaySummary },

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
    query: z.strictObject({ after: After, limit: limitOf(50, 20) }),
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
});
