import { z } from 'zod';
import {
  ActionId,
  Grade,
  Instant,
  limitOf,
  NozzleNo,
  OrderId,
  OrderKind,
  OrderState,
  StationId,
  TicketState,
} from './common';
import { driverStationsApi } from './driverStations';
import { defineApi } from './endpoint';
import { Fen, PayableFen } from './money';
import { GoodsLine } from './tillCollect';

const DriverOrder = z.object({
  id: OrderId,
  orderNo: z.string(),
  state: OrderState,
  station: z.object({ id: StationId, name: z.string(), address: z.string() }),
  kind: OrderKind,
  /** Absent when only goods were bought, or the cashier chose a grade. */
  nozzleNo: z.int().optional(),
  /** These three are absent when only goods were bought. */
  grade: Grade.optional(),
  priceFenPerLitre: z.int().optional(),
  volumeMl: z.int().optional(),
  goods: z.array(GoodsLine),
  amountFen: Fen,
  discountFen: Fen,
  payableFen: Fen,
  /** Said to the attendant: `A17`. Only of an order made in the car. */
  callNo: z.string().optional(),
  createdAt: Instant,
  /** Until when it can be paid. */
  expiresAt: Instant,
  /** The channel's success time. */
  paidAt: Instant.optional(),
  channelTransactionNo: z.string().optional(),
  /** What the till has said about the paper; absent while unpaid. */
  ticket: TicketState.optional(),
  refundedFen: Fen,
});
export type DriverOrder = z.infer<typeof DriverOrder>;

const WalletParams = z.object({
  appId: z.string(),
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string(),
});
export type WalletParams = z.infer<typeof WalletParams>;

/** A plate without its dot: `沪A12345`, `粤BD12345`. */
const Plate = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[\u4e00-\u9fa5][A-Z][A-Z0-9]{4,5}[A-Z0-9\u4e00-\u9fa5]$/, '车牌格式不对，例如 沪A12345');
const DriverProfile = z.object({ name: z.string(), phone: z.string().optional(), plates: z.array(z.string()) });
export type DriverProfile = z.infer<typeof DriverProfile>;

/** What a driver sees who scanned a till's code 扫码付款. */
const ScannedOrder = z.object({
  orderNo: z.string(),
  stationName: z.string(),
  kind: OrderKind,
  grade: Grade.optional(),
  volumeMl: z.int().optional(),
  goodsFen: Fen,
  payableFen: Fen,
  state: OrderState,
  expiresAt: Instant,
});
export type ScannedOrder = z.infer<typeof ScannedOrder>;
const ScanParams = z.strictObject({ token: z.string().regex(/^[\w-]{16,64}$/) });

export const driverApi = defineApi({
  ...driverStationsApi,
  /** The order behind a till's QR code. */
  'GET /driver/scans/:token': {
    permission: 'public',
    params: ScanParams,
    response: ScannedOrder,
    errors: ['order.not_found'],
  },
  /** Pays it from this driver's WeChat. One that was begun in another wallet is closed at its channel first. */
  'POST /driver/scans/:token/payments': {
    permission: 'driver',
    params: ScanParams,
    body: z.strictObject({}),
    response: z.object({ paymentNo: z.string(), wallet: WalletParams }),
    errors: ['order.not_found', 'order.not_payable', 'order.already_paid', 'payment.declined', 'payment.unknown'],
  },
  /** Asks the channel now (at most every 2 s) and answers the order as it then stands. */
  'POST /driver/scans/:token/check': {
    permission: 'public',
    params: ScanParams,
    body: z.strictObject({}),
    response: ScannedOrder,
    errors: ['order.not_found'],
  },
  /** The code I show at the till 会员码; a new one each time, good for `expiresAt`. */
  'POST /driver/member-code': {
    permission: 'driver',
    body: z.strictObject({}),
    response: z.object({ code: z.string(), expiresAt: Instant }),
  },
  'GET /driver/profile': { permission: 'driver', response: DriverProfile },
  /** Plates replace those before; an empty list takes them away. */
  'POST /driver/profile': {
    permission: 'driver',
    body: z.strictObject({
      name: z.string().trim().max(20),
      phone: z
        .string()
        .regex(/^1\d{10}$/, '手机号是11位数字')
        .optional(),
      plates: z.array(Plate).max(5, '最多5个车牌'),
    }),
    response: DriverProfile,
    errors: ['member.phone_taken'],
  },
  /** What the H5 build must know before signing in. */
  'GET /driver/config': {
    permission: 'public',
    response: z.object({
      chainName: z.string(),
      /** Official account whose pages may sign in with `/connect/oauth2/authorize`. */
      officialAccountAppId: z.string(),
      /** Where that page lives. */
      authorizeUrl: z.string(),
      /** A page that stands in for the wallet outside WeChat; absent where there is none. */
      walletUrl: z.string().optional(),
    }),
  },
  'POST /driver/sign-in': {
    permission: 'public',
    body: z.strictObject({ app: z.enum(['mini-program', 'official-account']), code: z.string().min(1).max(256) }),
    /** The token goes into `Authorization: Bearer`. */
    response: z.object({ token: z.string(), expiresAt: Instant }),
    errors: ['driver.code_rejected', 'wechat.unreachable'],
  },
  'GET /driver/me': {
    permission: 'driver',
    response: z.object({
      /** What the driver did last: station, nozzle and amount are ready for one tap. */
      lastRefuel: z
        .object({ stationId: StationId, stationName: z.string(), nozzleNo: z.int(), grade: Grade, amountFen: Fen })
        .optional(),
    }),
  },
  'POST /driver/orders': {
    permission: 'driver',
    body: z.strictObject({
      /** The same key never makes two orders. */
      actionId: ActionId,
      stationId: StationId,
      nozzleNo: NozzleNo,
      amountFen: PayableFen,
    }),
    response: DriverOrder,
    errors: [
      'station.not_found',
      'station.closed',
      'station.in_car_paused',
      'station.in_car_not_allowed',
      'station.no_account',
      'nozzle.not_found',
      'nozzle.no_price',
      'order.key_reused',
    ],
  },
  'POST /driver/orders/:orderId/payments': {
    permission: 'driver',
    params: z.strictObject({ orderId: OrderId }),
    body: z.strictObject({ channel: z.enum(['wechat-pay']) }),
    /** Asking again while a payment waits answers the same payment, signed anew. */
    response: z.object({ paymentNo: z.string(), wallet: WalletParams }),
    errors: [
      'order.not_found',
      'order.not_payable',
      'order.already_paid',
      'station.in_car_paused',
      'payment.declined',
      'payment.unknown',
    ],
  },
  'GET /driver/orders/:orderId': {
    permission: 'driver',
    params: z.strictObject({ orderId: OrderId }),
    response: DriverOrder,
    errors: ['order.not_found'],
  },
  /** Asks the channel now (at most every 2 s) and answers the order as it then stands. */
  'POST /driver/orders/:orderId/check': {
    permission: 'driver',
    params: z.strictObject({ orderId: OrderId }),
    body: z.strictObject({}),
    response: DriverOrder,
    errors: ['order.not_found'],
  },
  /** Closes at the channel first; answers `paid` when the money was faster. */
  'POST /driver/orders/:orderId/cancel': {
    permission: 'driver',
    params: z.strictObject({ orderId: OrderId }),
    body: z.strictObject({}),
    response: DriverOrder,
    errors: ['order.not_found', 'payment.unknown'],
  },
  /** My records, newest first. */
  'GET /driver/orders': {
    permission: 'driver',
    query: z.strictObject({
      /** `createdAt` and id of the last one shown, as answered in `next`. */
      after: z.string().max(80).optional(),
      limit: limitOf(50, 20),
    }),
    response: z.object({ orders: z.array(DriverOrder), next: z.string().optional() }),
  },
});
export type DriverApi = typeof driverApi;
