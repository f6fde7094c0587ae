import { z } from 'zod';
import { ActionId, Grade, Instant, NozzleNo, OrderId, OrderKind, OrderState, Tender } from './common';
import { defineApi } from './endpoint';
import { Fen, PayableFen } from './money';

/** Goods on an order or a paper. */
export const GoodsLine = z.object({
  name: z.string(),
  quantity: z.int(),
  unitPriceFen: Fen,
  amountFen: Fen,
});
export type GoodsLine = z.infer<typeof GoodsLine>;

/** A member as a till may see one: enough to say 「是您吗」. */
const TillMember = z.object({
  id: z.uuid(),
  name: z.string(),
  /** `138****1234` */
  phoneMasked: z.string().optional(),
  /** `沪A·1****5` */
  platesMasked: z.array(z.string()),
});
export type TillMember = z.infer<typeof TillMember>;

/** What a till can sell now, at the prices of now. */
const Catalogue = z.object({
  nozzles: z.array(z.object({ nozzleNo: z.int(), grade: Grade })),
  /** Grades with a posted price, in the order people expect. */
  grades: z.array(z.object({ grade: Grade, name: z.string(), priceFenPerLitre: z.int() })),
  products: z.array(
    z.object({ id: z.uuid(), name: z.string(), category: z.string(), barcode: z.string().optional(), priceFen: Fen }),
  ),
  /** What the station's accounts allow; cash always. */
  tenders: z.array(Tender),
});
export type Catalogue = z.infer<typeof Catalogue>;

/**
 * One attempt to collect. `waiting` for the payer (or the card terminal); `cancelling` the cashier gave up and the channel is
 * being asked, it may still become `paid`; `failed` nothing was collected, `failure` says why; `cancelled` likewise, on request.
 */
const TillPayment = z.object({
  paymentNo: z.string(),
  method: z.enum(['wallet', 'code', 'qr', 'card', 'cash']),
  tender: Tender,
  state: z.enum(['waiting', 'cancelling', 'paid', 'failed', 'cancelled']),
  amountFen: Fen,
  startedAt: Instant,
  /** Until when the payer is waited for. */
  expiresAt: Instant,
  paidAt: Instant.optional(),
  channelTransactionNo: z.string().optional(),
  /** An error code of the contract with its sentence, and the channel's own code for support. */
  failure: z.object({ code: z.string(), message: z.string(), channelCode: z.string().optional() }).optional(),
  receivedFen: Fen.optional(),
  changeFen: Fen.optional(),
});
export type TillPayment = z.infer<typeof TillPayment>;

/** An order being collected at a till. */
export const TillOrder = z.object({
  id: OrderId,
  orderNo: z.string(),
  kind: OrderKind,
  state: OrderState,
  fuel: z
    .object({
      nozzleNo: z.int().optional(),
      grade: Grade,
      priceFenPerLitre: z.int(),
      volumeMl: z.int(),
      amountFen: Fen,
    })
    .optional(),
  goods: z.array(GoodsLine),
  amountFen: Fen,
  discountFen: Fen,
  payableFen: Fen,
  member: TillMember.optional(),
  createdAt: Instant,
  expiresAt: Instant,
  /** The latest attempt; absent before the first. */
  payment: TillPayment.optional(),
  /** The address in the one QR code for both wallets; present once it was asked for. */
  scanUrl: z.string().optional(),
});
export type TillOrder = z.infer<typeof TillOrder>;

const OrderParams = z.strictObject({ orderId: OrderId });
const PaymentParams = z.strictObject({ orderId: OrderId, paymentNo: z.string().regex(/^P\d{26}$/) });
const Quantity = z.int('数量要是整数').min(1, '数量至少1件').max(999, '数量不能超过999件');

const COLLECT = [
  'order.not_found',
  'order.elsewhere',
  'order.not_payable',
  'order.already_paid',
  'shift.closed',
  'station.no_tender',
  'payment.waiting',
] as const;

export const tillCollectApi = defineApi({
  'GET /till/catalogue': { permission: 'cashier', response: Catalogue },
  /** By member code (scanned), whole phone number or plate. */
  'POST /till/members/find': {
    permission: 'cashier',
    body: z.strictObject({ text: z.string().trim().min(4).max(40) }),
    response: TillMember,
    errors: ['member.not_found', 'member.too_many_finds'],
  },
  /** Opens an order of this till and its shift, at the prices in force now. The same actionId answers the same order. */
  'POST /till/orders': {
    permission: 'cashier',
    body: z
      .strictObject({
        actionId: ActionId,
        fuel: z
          .strictObject({ nozzleNo: NozzleNo.optional(), grade: Grade.optional(), amountFen: PayableFen })
          .refine(({ nozzleNo, grade }) => (nozzleNo === undefined) !== (grade === undefined), '请选择油枪或油品')
          .optional(),
        goods: z
          .array(
            z.union([
              z.strictObject({ productId: z.uuid().toLowerCase(), quantity: Quantity }),
              /** A plain amount. */
              z.strictObject({ name: z.string().trim().min(1).max(30), amountFen: PayableFen }),
            ]),
          )
          .max(50)
          .default([]),
        memberId: z.uuid().toLowerCase().optional(),
      })
      .refine(({ fuel, goods }) => fuel !== undefined || goods.length > 0, '请输入油品金额或选择商品'),
    response: TillOrder,
    errors: [
      'shift.closed',
      'nozzle.not_found',
      'nozzle.no_price',
      'product.not_found',
      'member.not_found',
      'order.key_reused',
      'order.too_large',
    ],
  },
  'GET /till/orders/:orderId': {
    permission: 'cashier',
    params: OrderParams,
    response: TillOrder,
    errors: ['order.not_found'],
  },
  /**
   * Collects. `code`: from the payer's 付款码, never sent twice; answers as soon as the channel does, `waiting` while the payer types a
   * password. `card`: notes that the terminal is about to charge. `cash`: paid at once. The same actionId answers the same attempt.
   */
  'POST /till/orders/:orderId/payments': {
    permission: 'cashier',
    params: OrderParams,
    body: z.discriminatedUnion('method', [
      z.strictObject({ method: z.literal('code'), actionId: ActionId, authCode: z.string().trim().min(1).max(64) }),
      z.strictObject({ method: z.literal('card'), actionId: ActionId }),
      z.strictObject({ method: z.literal('cash'), actionId: ActionId, receivedFen: PayableFen }),
    ]),
    response: TillOrder,
    errors: [...COLLECT, 'order.key_reused', 'payment.code_unknown', 'payment.cash_short'],
  },
  /** What the card terminal said. `declined`: certainly not charged. Saying the same again is fine. */
  'POST /till/orders/:orderId/payments/:paymentNo/card': {
    permission: 'cashier',
    params: PaymentParams,
    body: z.discriminatedUnion('outcome', [
      z.strictObject({
        outcome: z.literal('approved'),
        /** The terminal's reference number 参考号. */
        referenceNo: z.string().regex(/^\d{12}$/, '参考号是12位数字'),
        cardNoMasked: z.string().regex(/^\d{4,6}\*{4,9}\d{4}$/, '卡号只记前六位和后四位'),
        authorisation: z.string().regex(/^[0-9A-Z]{0,6}$/, '授权码最多6位'),
      }),
      z.strictObject({ outcome: z.literal('declined') }),
    ]),
    response: TillOrder,
    errors: [
      'order.not_found',
      'order.elsewhere',
      'payment.not_found',
      'payment.reference_used',
      'payment.card_closed',
    ],
  },
  /** The one QR code for both wallets. Asking again answers the same address. */
  'POST /till/orders/:orderId/scan-code': {
    permission: 'cashier',
    params: OrderParams,
    body: z.strictObject({}),
    response: TillOrder,
    errors: [...COLLECT],
  },
  /** Asks the channel now (at most every 2 s for a payment) and answers the order as it then stands. */
  'POST /till/orders/:orderId/check': {
    permission: 'cashier',
    params: OrderParams,
    body: z.strictObject({}),
    response: TillOrder,
    errors: ['order.not_found'],
  },
  /**
   * The cashier gives up this attempt 取消收款; `dropOrder` also the order. The channel is asked first: the answer may be a paid order,
   * one still `cancelling`, or one that waits for another tender.
   */
  'POST /till/orders/:orderId/cancel': {
    permission: 'cashier',
    params: OrderParams,
    body: z.strictObject({ dropOrder: z.boolean().default(false) }),
    response: TillOrder,
    errors: ['order.not_found', 'order.elsewhere'],
  },
});
