import { z } from 'zod';
import { mchid, notifyUrl } from '../pay/prepayFields';

const fen = (title: string) => z.int().min(1).describe(title);

export const outRefundNo = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[0-9a-zA-Z_\-|*@]{1,}$/)
  .describe('商户退款单号');

const goods = z.strictObject({
  merchant_goods_id: z.string().min(1).max(32).describe('商户侧商品编码'),
  wechatpay_goods_id: z.string().max(32).optional(),
  goods_name: z.string().max(256).optional(),
  unit_price: fen('商品单价'),
  refund_amount: fen('商品退款金额'),
  refund_quantity: fen('商品退货数量'),
});

/** Source: WeChat Pay APIv3, refund request; sub_mchid is what makes it a partner's. */
export const refundFields = z.strictObject({
  sub_mchid: mchid('子商户号'),
  transaction_id: z.string().min(1).max(32).describe('微信支付订单号').optional(),
  out_trade_no: z.string().min(6).max(32).describe('商户订单号').optional(),
  out_refund_no: outRefundNo,
  reason: z.string().min(1).max(80).describe('退款原因').optional(),
  notify_url: notifyUrl.optional(),
  funds_account: z.literal('AVAILABLE').describe('退款资金来源').optional(),
  amount: z
    .strictObject({
      refund: fen('退款金额'),
      total: fen('原订单金额'),
      currency: z.literal('CNY').describe('退款币种'),
      from: z
        .array(z.strictObject({ account: z.enum(['AVAILABLE', 'UNAVAILABLE']), amount: fen('出资金额') }))
        .optional(),
    })
    .describe('金额信息'),
  goods_detail: z.array(goods).min(1).optional(),
});

export type RefundFields = z.output<typeof refundFields>;

export const refundOwner = z.strictObject({ sub_mchid: mchid('子商户号') });
