import { z } from 'zod';
import { Empty, Grade, Instant, limitOf, StationId } from './common';
import { defineApi } from './endpoint';

const StationPrice = z.object({
  grade: Grade,
  priceFenPerLitre: z.int(),
  startsAt: Instant,
  /** `planned` starts later and can be taken back; `in-force` now; `past` was. */
  state: z.enum(['planned', 'in-force', 'past']),
  postedBy: z.string().optional(),
  postedAt: Instant.optional(),
});
export type StationPrice = z.infer<typeof StationPrice>;

const AccountChannel = z.enum(['wechat-pay', 'alipay', 'bank-card']);
const StationAccount = z.object({
  channel: AccountChannel,
  accountNo: z.string(),
  codeApi: z.enum(['v3', 'v2']).optional(),
  /** Alipay's `app_auth_token`, so that one can be told from another; the token itself is never shown. */
  tokenMasked: z.string().optional(),
  enabled: z.boolean(),
  updatedAt: Instant,
});
export type StationAccount = z.infer<typeof StationAccount>;

const AtStation = z.strictObject({ stationId: StationId });

/** What a station sells at 挂牌价, and on which accounts it is paid 商户号. */
export const stationMoneyApi = defineApi({
  /** Newest first. */
  'GET /desk/stations/:stationId/prices': {
    permission: 'station.read',
    params: AtStation,
    query: z.strictObject({
      grade: Grade.optional(),
      after: z.string().max(60).optional(),
      limit: limitOf(100, 50),
    }),
    response: z.object({ prices: z.array(StationPrice), next: z.string().optional(), total: z.int() }),
    errors: ['station.not_found'],
  },
  /** From `startsAt` on, or at once; orders made before keep theirs. */
  'POST /desk/stations/:stationId/prices': {
    permission: 'station.price',
    params: AtStation,
    body: z.strictObject({
      grade: Grade,
      priceFenPerLitre: z.int().min(1).max(9_999),
      startsAt: Instant.optional(),
    }),
    response: StationPrice,
    errors: ['station.not_found', 'grade.not_found', 'price.in_past', 'price.taken'],
  },
  /** Takes back one that has not started. */
  'POST /desk/stations/:stationId/prices/cancel': {
    permission: 'station.price',
    params: AtStation,
    body: z.strictObject({ grade: Grade, startsAt: Instant }),
    response: Empty,
    errors: ['station.not_found', 'price.not_found', 'price.started'],
  },
  'GET /desk/stations/:stationId/accounts': {
    permission: 'station.account',
    params: AtStation,
    response: z.object({ accounts: z.array(StationAccount) }),
    errors: ['station.not_found'],
  },
  /** Payments under way end on the account they began with. Without a token the known one of the same account stays. */
  'POST /desk/stations/:stationId/accounts': {
    permission: 'station.account',
    params: AtStation,
    body: z.strictObject({
      channel: AccountChannel,
      accountNo: z
        .string()
        .trim()
        .regex(/^[0-9A-Za-z]{6,32}$/),
      codeApi: z.enum(['v3', 'v2']).optional(),
      appAuthToken: z
        .string()
        .trim()
        .regex(/^[\w-]{8,100}$/)
        .optional(),
      enabled: z.boolean(),
    }),
    response: StationAccount,
    errors: ['station.not_found', 'account.malformed', 'account.token_needed'],
  },
  /** Asks the channel about a payment that cannot exist: whoever hears "no such payment" is known there. Nothing moves. */
  'POST /desk/stations/:stationId/accounts/check': {
    permission: 'station.account',
    params: AtStation,
    body: z.strictObject({ channel: AccountChannel }),
    response: z.object({
      /** `silent`: no trustworthy answer came; `local`: nobody can be asked. */
      outcome: z.enum(['answers', 'refused', 'silent', 'local']),
      /** The channel's own. */
      code: z.string().optional(),
      words: z.string().optional(),
    }),
    errors: ['station.not_found', 'account.not_found'],
  },
});
