import { z } from 'zod';
import { ActionId, BusinessDate, Instant, limitOf, OrderId, Tender } from './common';
import { defineApi } from './endpoint';
import { Fen } from './money';
import { Totals } from './tillTotals';

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

const ShiftParams = z.strictObject({ shiftId: z.uuid().toLowerCase() });
/** An amount of cash counted or laid in the drawer. */
const CashFen = z
  .int('金额最多精确到分')
  .min(0, '金额不能为负')
  .max(1_000_000_000, '金额太大，请核对')
  .brand<'Fen', 'inout'>();

/** A shift from its float to its closing, the ones before, and the station's yesterday. */
export const tillShiftsApi = defineApi({
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
    query: z.strictObject({ after: z.string().max(80).optional(), limit: limitOf(50, 20) }),
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
});
