import { z } from 'zod';
import { msOf } from '../instant';
import { pid } from '../options';
import { fenOf } from '../price';
import { refusal } from './gatewayError';

/** Source: Alipay OpenAPI: letters, digits and underscores. */
const outTradeNo = z.string().regex(/^[0-9A-Za-z_]{1,64}$/);
export const price = z
  .union([z.string(), z.number()])
  .refine((given) => fenOf(given) !== undefined)
  .transform((given) => fenOf(given) ?? 0);
const text = (most: number) => z.string().min(1).max(most);

/** One of the two; Alipay's own number wins. */
export const eitherNumber = z
  .object({ out_trade_no: text(64).optional(), trade_no: text(64).optional() })
  .refine((given) => given.out_trade_no !== undefined || given.trade_no !== undefined);

/** What a new trade says about itself. */
export const newTrade = z.object({
  out_trade_no: outTradeNo,
  total_amount: price,
  subject: text(256).regex(/^[^/=&]+$/),
  store_id: z
    .string()
    .regex(/^[!-~]{1,32}$/)
    .optional(),
  terminal_id: text(32).optional(),
  operator_id: text(28).optional(),
  body: text(128).optional(),
  extend_params: z.object({ sys_service_provider_id: pid.optional() }).optional(),
  timeout_express: z
    .string()
    .refine((given) => isLength(given))
    .optional(),
  time_expire: z
    .string()
    .refine((given) => msOf(given) !== undefined)
    .optional(),
});
export type NewTrade = z.output<typeof newTrade>;

/** The content as its schema types it; refuses the first field that breaks a rule. */
export function readContent<Schema extends z.ZodType>(schema: Schema, content: unknown): z.output<Schema> {
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join('.') ?? '';
  throw refusal('INVALID_PARAMETER', `参数无效：${field}`);
}

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const DEFAULT_MS = 3 * UNIT_MS.h;

/** `time_expire` wins over `timeout_express`; three hours when neither is given. */
export function expiryOf({ time_expire: at, timeout_express: after }: NewTrade, nowMs: number): number {
  const atMs = at === undefined ? undefined : msOf(at);
  const expiresMs = atMs ?? nowMs + (after === undefined ? DEFAULT_MS : lengthMs(after, nowMs));
  if (expiresMs <= nowMs) throw refusal('NOW_TIME_AFTER_EXPIRE_TIME_ERROR', '订单超时时间设置不正确');
  return expiresMs;
}

/** From a minute to fifteen days. */
function isLength(after: string): boolean {
  return /^(?:[1-9]\d{0,4}[mhd]|1c)$/.test(after) && lengthMs(after, 0) <= 15 * UNIT_MS.d;
}

/** `1c` is until the end of the day in Beijing. */
function lengthMs(after: string, nowMs: number): number {
  if (after === '1c') return UNIT_MS.d - ((nowMs + 8 * UNIT_MS.h) % UNIT_MS.d);
  const unit = after.at(-1);
  return Number(after.slice(0, -1)) * (unit === 'm' || unit === 'h' || unit === 'd' ? UNIT_MS[unit] : 0);
}
