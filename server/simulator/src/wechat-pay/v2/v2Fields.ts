import { z } from 'zod';
import { WechatError } from '../http/wechatError';
import { notifyUrl, outTradeNo } from '../pay/prepayFields';
import { outRefundNo } from '../refund/refundFields';
import type { Fields } from './xml';

const text = (max: number) => z.string().min(1).max(max);
const fen = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number);
const either = { transaction_id: text(32).optional(), out_trade_no: outTradeNo.optional() };

const common = z.object({
  appid: text(32),
  mch_id: text(32),
  sub_appid: text(32).optional(),
  sub_mch_id: text(32),
  nonce_str: text(32),
});

/** Source: WeChat Pay V2, /pay/micropay of a service provider. */
export const micropayFields = common.extend({
  device_info: text(32).optional(),
  body: text(128),
  attach: z.string().max(127).optional(),
  out_trade_no: outTradeNo,
  total_fee: fen,
  fee_type: z.literal('CNY').optional(),
  spbill_create_ip: text(64),
  auth_code: text(128),
});

/** Source: WeChat Pay V2, /pay/orderquery and /secapi/pay/reverse. */
export const tradeFields = common.extend(either).refine((given) => given.transaction_id ?? given.out_trade_no, {
  path: ['out_trade_no'],
});

/** Source: WeChat Pay V2, /secapi/pay/refund. */
export const refundFields = common.extend({
  ...either,
  out_refund_no: outRefundNo,
  total_fee: fen,
  refund_fee: fen,
  refund_desc: text(80).optional(),
  notify_url: notifyUrl.optional(),
});

/** Source: WeChat Pay V2, /pay/refundquery. */
export const refundQueryFields = common
  .extend({
    ...either,
    out_refund_no: outRefundNo.optional(),
    refund_id: text(32).optional(),
  })
  .refine((given) => given.refund_id ?? given.out_refund_no ?? given.transaction_id ?? given.out_trade_no, {
    path: ['out_refund_no'],
  });

/** Whom a V2 message is about, in v3's names. */
export function namedIn(fields: z.output<typeof common>) {
  const { appid, mch_id: spMchid, sub_appid: subAppid, sub_mch_id: subMchid } = fields;
  return { sp_mchid: spMchid, sub_mchid: subMchid, sp_appid: appid, sub_appid: subAppid };
}

/** The message as its schema types it. */
export function checkV2Fields<S extends z.ZodType>(schema: S, fields: Fields): z.output<S> {
  const result = schema.safeParse(fields);
  if (result.success) return result.data;
  const name = String(result.error.issues[0]?.path[0] ?? '');
  throw name in fields
    ? new WechatError(400, 'PARAM_ERROR', `${name}参数格式有误`)
    : new WechatError(400, 'LACK_PARAMS', `缺少参数${name}`);
}
