import { z } from 'zod';
import {
  ActionId,
  Count,
  Empty,
  Grade,
  Instant,
  OrderId,
  OrderKind,
  StationId,
  Tender,
  TicketId,
  TicketState,
} from './common';
import { NewPassword, Password } from './deskStaff';
import { PrinterState } from './deskStations';
import { defineApi } from './endpoint';
import { Fen } from './money';
import { GoodsLine, TillOrder, tillCollectApi } from './tillCollect';
import { tillBillsApi } from './tillBills';
import { TillRefund, tillRefundsApi } from './tillRefund';
import { tillShiftsApi } from './tillShifts';

/** What the paper shows. Everything a till needs to print and to speak an order. */
const Receipt = z.object({
  stationName: z.string(),
  orderNo: z.string(),
  /** Only of an order made in a car. */
  callNo: z.string().optional(),
  paidAt: Instant,
  kind: OrderKind,
  /** Absent when the cashier chose a grade, or sold goods only. */
  nozzleNo: z.int().optional(),
  /** These three are absent when only goods were sold. */
  grade: Grade.optional(),
  priceFenPerLitre: z.int().optional(),
  volumeMl: z.int().optional(),
  fuelFen: Fen,
  goods: z.array(GoodsLine),
  amountFen: Fen,
  discountFen: Fen,
  paidFen: Fen,
  tender: Tender,
  channelTransactionNo: z.string(),
  /** Cash: what the payer gave; the change is what is more than `paidFen`. */
  receivedFen: Fen.optional(),
  /** Bank card: `622202******1234`. */
  cardNoMasked: z.string().optional(),
  /** `138****1234` or `沪A·1****5`, when a member was attached. */
  memberMasked: z.string().optional(),
  cashierName: z.string(),
  /** Short number of the shift on paper. */
  shiftNo: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

/** A paid order on its station's board. One ticket 小票 an order. */
const Ticket = z.object({
  id: TicketId,
  orderId: OrderId,
  orderNo: z.string(),
  callNo: z.string().optional(),
  kind: OrderKind,
  nozzleNo: z.int().optional(),
  grade: Grade.optional(),
  volumeMl: z.int().optional(),
  goodsFen: Fen,
  paidFen: Fen,
  /** The till that collected it prints it by itself; another one only when a person says so. Absent: any till. */
  reservedFor: z.string().optional(),
  tender: Tender,
  paidAt: Instant,
  state: TicketState,
  /**
   * Whether a till may print it by itself. False when it is old (the till was away): then it is listed and offered.
   * Said by the server's clock when it answers.
   */
  automatic: z.boolean(),
  /** The till that claimed it; absent while waiting. */
  claimedBy: z.object({ tillId: z.string(), tillName: z.string() }).optional(),
  claimedAt: Instant.optional(),
  /** Claimed and not confirmed for long: any till of the station may settle it by asking a person. */
  overdue: z.boolean(),
  /** Why the paper did not come, as the till said. */
  problem: z.enum(['paper-out', 'offline', 'error']).optional(),
  /** How many 补打 there are. */
  reprints: z.int(),
});
export type Ticket = z.infer<typeof Ticket>;

/** One message of the stream. `id` is the SSE event id: a station's cursor, gapless in commit order. */
const TillEvent = z.discriminatedUnion('kind', [
  /** An order was paid: try to claim its ticket. */
  z.object({ kind: z.literal('ticket-added'), ticket: Ticket }),
  /** Another till, tab or person moved it. */
  z.object({ kind: z.literal('ticket-changed'), ticket: Ticket }),
  z.object({ kind: z.literal('in-car-paused'), paused: z.boolean(), reason: z.string() }),
  /** A master decided, or money went back. */
  z.object({ kind: z.literal('refund-changed'), refund: TillRefund }),
]);
export type TillEvent = z.infer<typeof TillEvent>;

const TillIdentity = z.object({
  till: z.object({ id: z.string(), name: z.string() }),
  station: z.object({ id: StationId, name: z.string(), code: z.string() }),
});
export type TillIdentity = z.infer<typeof TillIdentity>;

const Shift = z.object({ id: z.string(), shiftNo: z.string(), openedAt: Instant });
const OnDuty = TillIdentity.extend({
  staff: z.object({ id: z.string(), staffNo: z.string(), name: z.string() }),
  shift: Shift,
});
export type OnDuty = z.infer<typeof OnDuty>;

const TicketParams = z.strictObject({ ticketId: TicketId });

const tillDutyApi = defineApi({
  'POST /till/activate': {
    permission: 'public',
    body: z.strictObject({ code: z.string().min(4).max(32), tillName: z.string().min(1).max(20) }),
    response: TillIdentity,
    errors: ['till.code_invalid'],
  },
  /** Who this till is, and who is on duty at it. */
  'GET /till/me': {
    permission: 'till',
    response: TillIdentity.extend({ onDuty: OnDuty.pick({ staff: true, shift: true }).optional() }),
    errors: ['till.revoked'],
  },
  /** How its printer is, said when that changes; the desk sees it. */
  'POST /till/printer-state': {
    permission: 'till',
    body: z.strictObject({ state: PrinterState }),
    response: Empty,
    errors: ['till.revoked'],
  },
  /** Opens the cashier's shift 上班, or resumes the open one. Whoever has a one-time password names a new one in the same call. */
  'POST /till/sign-in': {
    permission: 'till',
    body: z.strictObject({
      staffNo: z.string().min(1).max(20),
      password: Password,
      newPassword: NewPassword.optional(),
    }),
    response: OnDuty.extend({ resumed: z.boolean() }),
    errors: [
      'staff.wrong_password',
      'staff.locked',
      'staff.disabled',
      'staff.must_change_password',
      'staff.weak_password',
      'till.revoked',
      'shift.elsewhere',
    ],
  },
  /** Leaves the till; the shift stays open until it is closed (班结). */
  'POST /till/sign-out': { permission: 'off-duty', body: z.strictObject({}), response: z.object({}) },
  /** What the board shows when it opens: tickets that want something first, then the newest. */
  'GET /till/board': {
    permission: 'cashier',
    response: z.object({
      tickets: z.array(Ticket),
      /** Open the stream with `?after=` this. */
      cursor: z.int(),
      inCarPaused: z.boolean(),
      inCarPausedReason: z.string(),
      /** What this till was collecting when its page went away: go on with it. */
      collecting: TillOrder.optional(),
      /** The server's clock, so that a wrong browser clock misleads nobody. */
      now: Instant,
    }),
  },
  /**
   * Server-sent events of {@link TillEvent}; `Last-Event-ID` (or `after`) replays what was missed.
   * A `ping` event carries the server's time every 15 s.
   */
  'GET /till/stream': {
    permission: 'cashier',
    query: z.strictObject({ after: Count.optional() }),
    response: TillEvent,
  },
  /** One till gets it; the same actionId again answers the same. */
  'POST /till/tickets/:ticketId/claim': {
    permission: 'cashier',
    params: TicketParams,
    body: z.strictObject({ actionId: ActionId }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('claimed'), receipt: Receipt, ticket: Ticket }),
      z.object({ outcome: z.literal('taken'), ticket: Ticket }),
    ]),
    errors: ['ticket.not_found', 'shift.closed'],
  },
  /** The paper is out (the printer said so, or a person looked). */
  'POST /till/tickets/:ticketId/printed': {
    permission: 'cashier',
    params: TicketParams,
    body: z.strictObject({ actionId: ActionId.optional() }),
    response: Ticket,
    errors: ['ticket.not_found', 'ticket.not_yours', 'ticket.not_claimed'],
  },
  /** Certainly nothing was printed: the ticket waits again. Only by the claim that holds it. */
  'POST /till/tickets/:ticketId/release': {
    permission: 'cashier',
    params: TicketParams,
    body: z.strictObject({ actionId: ActionId, problem: z.enum(['paper-out', 'offline', 'error']) }),
    response: Ticket,
    errors: ['ticket.not_found', 'ticket.not_yours', 'ticket.not_claimed'],
  },
  /** A numbered, audited second paper 补打. The same actionId again answers the same number. */
  'POST /till/tickets/:ticketId/reprint': {
    permission: 'cashier',
    params: TicketParams,
    body: z.strictObject({ actionId: ActionId }),
    response: z.object({ receipt: Receipt, reprintNo: z.int(), ticket: Ticket }),
    errors: ['ticket.not_found', 'ticket.not_claimed'],
  },
  /** No paper is wanted for an old waiting ticket. */
  'POST /till/tickets/:ticketId/dismiss': {
    permission: 'cashier',
    params: TicketParams,
    body: z.strictObject({}),
    response: Ticket,
    errors: ['ticket.not_found', 'ticket.not_claimed', 'shift.closed'],
  },
});

/** The till: sessions are HttpOnly cookies, `till` for the bound device and `cashier` for the person. */
export const tillApi = defineApi({
  ...tillDutyApi,
  ...tillCollectApi,
  ...tillShiftsApi,
  ...tillBillsApi,
  ...tillRefundsApi,
});
export type TillApi = typeof tillApi;
