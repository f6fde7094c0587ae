import { z } from 'zod';
import {
  BusinessDate,
  Grade,
  Instant,
  limitOf,
  OrderId,
  OrderKind,
  OrderState,
  StationId,
  Tender,
  TicketId,
} from './common';
import { defineApi } from './endpoint';
import { Fen } from './money';
import { TillRefund } from './tillRefund';
import { GoodsLine } from './tillCollect';

/** In the car, or at a till. */
const Origin = z.enum(['in-car', 'till']);

/** An order as the desk lists it, whatever came of it. */
const DeskOrder = z.object({
  orderId: OrderId,
  orderNo: z.string(),
  stationId: StationId,
  stationName: z.string(),
  origin: Origin,
  kind: OrderKind,
  state: OrderState,
  callNo: z.string().optional(),
  nozzleNo: z.int().optional(),
  grade: Grade.optional(),
  volumeMl: z.int().optional(),
  payableFen: Fen,
  /** Zero until it is paid. */
  paidFen: Fen,
  refundedFen: Fen,
  /** Asked for or under way. */
  refundingFen: Fen,
  createdAt: Instant,
  /** These four come with the money. */
  paidAt: Instant.optional(),
  businessDate: BusinessDate.optional(),
  tender: Tender.optional(),
  channelTransactionNo: z.string().optional(),
  shiftNo: z.string().optional(),
  cashierName: z.string().optional(),
  /** `138****1234` or `沪A·1****5` */
  memberMasked: z.string().optional(),
});
export type DeskOrder = z.infer<typeof DeskOrder>;

/** Of all orders that match. `atLeast`: more match than were counted, the newest of them are. */
const OrderTotals = z.object({ orders: z.int(), paidFen: Fen, refundedFen: Fen, netFen: Fen, atLeast: z.boolean() });
export type OrderTotals = z.infer<typeof OrderTotals>;

/** One attempt to collect. */
const Attempt = z.object({
  paymentNo: z.string(),
  tender: Tender,
  method: z.enum(['wallet', 'code', 'qr', 'card', 'cash']),
  state: z.enum(['created', 'pending', 'reversing', 'reversed', 'succeeded', 'closed']),
  amountFen: Fen,
  accountNo: z.string(),
  createdAt: Instant,
  paidAt: Instant.optional(),
  closedAt: Instant.optional(),
  channelTransactionNo: z.string().optional(),
  /** The channel's code when it refused. */
  refusalCode: z.string().optional(),
  tillName: z.string().optional(),
  receivedFen: Fen.optional(),
  cardNoMasked: z.string().optional(),
});

/** Something that happened to an order. */
const OrderStep = z.object({
  at: Instant,
  /** Where it is written down. */
  source: z.enum(['order', 'payment', 'refund', 'ledger', 'ticket', 'till', 'shift', 'case', 'audit']),
  /** What happened, a word of the source: `created`, `refund-approved`, `ticket.reprint`. */
  kind: z.string(),
  /** Whoever did it; absent when the software or a channel did. */
  byName: z.string().optional(),
  tillName: z.string().optional(),
  /** Of the payment, the refund or the ledger's transaction. */
  number: z.string().optional(),
  amountFen: Fen.optional(),
  /** A reason or a remark of a person; of a ledger transfer what went where. */
  note: z.string().optional(),
  /** What was said and heard, masked. */
  raw: z.record(z.string(), z.unknown()).optional(),
});
export type OrderStep = z.infer<typeof OrderStep>;

const DeskOrderDetail = DeskOrder.extend({
  amountFen: Fen,
  discountFen: Fen,
  fuelFen: Fen,
  goodsFen: Fen,
  priceFenPerLitre: z.int().optional(),
  goods: z.array(GoodsLine),
  /** Present where a member is attached who was not erased. */
  memberId: z.uuid().optional(),
  tillName: z.string().optional(),
  shift: z.object({ id: z.uuid(), cashierId: z.uuid(), closedAt: Instant.optional() }).optional(),
  ticket: z.object({ id: TicketId, state: z.string(), reprints: z.int() }).optional(),
  attempts: z.array(Attempt),
  /** Of the payment that paid it, oldest first. */
  refunds: z.array(TillRefund),
  /** Oldest first. */
  steps: z.array(OrderStep),
});
export type DeskOrderDetail = z.infer<typeof DeskOrderDetail>;

const MOST_STATIONS = 300;
/** Ids with commas between them. */
const StationIds = z
  .string()
  .max(MOST_STATIONS * 37)
  .transform((text) => text.split(','))
  .pipe(z.array(StationId));

/** A day somebody may ask about. */
const Day = BusinessDate.refine((day) => day >= '2000-01-01' && day < '2100-01-01', { error: '日期不对' });

/** Filters of the order list, by the names reports have for them; absent is any. Days are those of the payment, of an unpaid order that of its making. */
const OrderQuery = z.strictObject({
  /**
   * An order's, payment's, refund's or channel's number, the last six digits of an order's or more; a phone or its last four digits
   * or more; a plate; an amount in yuan; a call number.
   */
  search: z.string().trim().min(1).max(64).optional(),
  station: StationIds.optional(),
  from: Day.optional(),
  to: Day.optional(),
  tender: Tender.optional(),
  grade: Grade.optional(),
  state: OrderState.optional(),
  kind: OrderKind.optional(),
  origin: Origin.optional(),
  shift: z.uuid().toLowerCase().optional(),
  cashier: z.uuid().toLowerCase().optional(),
  refunded: z.enum(['yes', 'no']).optional(),
});
export type OrderQuery = z.output<typeof OrderQuery>;

/** Every order of the stations somebody may see. */
export const deskOrdersApi = defineApi({
  /** Newest first, by when they were made: a page never moves while orders are paid. */
  'GET /desk/orders': {
    permission: 'order.read',
    query: OrderQuery.extend({ after: z.string().max(80).optional(), limit: limitOf(100, 50) }),
    /** A page may be short and still have a `next`: then orders were looked through as far as `lookedBackTo`, and older ones were not. */
    response: z.object({
      orders: z.array(DeskOrder),
      next: z.string().optional(),
      lookedBackTo: Instant.optional(),
      totals: OrderTotals,
    }),
  },
  /** All that match, as a table to be kept: UTF-8 with a mark, newest first. */
  'GET /desk/orders.csv': { permission: 'order.read', query: OrderQuery, response: z.string() },
  'GET /desk/orders/:orderId': {
    permission: 'order.read',
    params: z.strictObject({ orderId: OrderId }),
    response: DeskOrderDetail,
    errors: ['order.not_found'],
  },
});
