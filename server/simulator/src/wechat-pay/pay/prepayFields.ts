import { z } from 'zod';

const text = (title: string, max: number) => z.string().min(1).max(max).describe(title);
const fen = (title: string) => z.int().min(1).describe(title);
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** http or https, a host, and no query. Source: WeChat Pay APIv3, notify_url. */
export const notifyUrl = z
  .string()
  .max(255)
  .refine((url) => /^https?:\/\/[^/?#\s]+(\/[^?#\s]*)?$/.test(url), {
    error: '通知地址notify_url必须是http或https地址，且不能携带参数',
  })
  .describe('通知地址');

export const outTradeNo = z
  .string()
  .min(6)
  .max(32)
  .regex(/^[0-9a-zA-Z_\-|*]{1,}$/)
  .describe('商户订单号');

export const mchid = (title: string) =>
  z
    .string()
    .regex(/^\d{1,32}$/)
    .describe(title);

export const goods = z.strictObject({
  merchant_goods_id: text('商户侧商品编码', 32),
  wechatpay_goods_id: text('微信侧商品编码', 32).optional(),
  goods_name: text('商品名称', 256).optional(),
  quantity: fen('商品数量'),
  unit_price: z.int().min(0).describe('商品单价'),
});

const scene = z.strictObject({
  payer_client_ip: text('用户终端IP', 45),
  device_id: text('商户端设备号', 32).optional(),
  store_info: z
    .strictObject({
      id: text('门店编号', 32),
      name: text('门店名称', 256).optional(),
      area_code: text('地区编码', 32).optional(),
      address: text('详细地址', 512).optional(),
    })
    .optional(),
});

/** Source: WeChat Pay APIv3, partner native prepay: whoever scans it pays. */
export const nativeFields = z.strictObject({
  sp_appid: text('服务商应用ID', 32),
  sp_mchid: mchid('服务商户号'),
  sub_appid: text('子商户应用ID', 32).optional(),
  sub_mchid: mchid('子商户号'),
  description: text('商品描述', 127),
  out_trade_no: outTradeNo,
  time_expire: z.string().regex(RFC3339).describe('交易结束时间').optional(),
  attach: text('附加数据', 128).optional(),
  notify_url: notifyUrl,
  goods_tag: text('订单优惠标记', 32).optional(),
  support_fapiao: z.boolean().describe('电子发票入口开放标识').optional(),
  limit_pay: z.array(z.enum(['no_balance', 'no_credit', 'no_debit', 'balance_only'])).optional(),
  amount: z
    .strictObject({ total: fen('总金额'), currency: z.literal('CNY').describe('货币类型').optional() })
    .describe('订单金额'),
  detail: z
    .strictObject({
      cost_price: z.int().min(0).describe('订单原价').optional(),
      invoice_id: text('商品小票ID', 32).optional(),
      goods_detail: z.array(goods).min(1).max(6000).optional(),
    })
    .optional(),
  scene_info: scene.optional(),
  settle_info: z.strictObject({ profit_sharing: z.boolean().describe('是否指定分账').optional() }).optional(),
});

/** Source: WeChat Pay APIv3, partner JSAPI prepay. */
export const prepayFields = nativeFields.extend({
  payer: z
    .strictObject({ sp_openid: text('用户服务标识', 128).optional(), sub_openid: text('用户子标识', 128).optional() })
    .describe('支付者'),
});

export type NativeFields = z.output<typeof nativeFields>;
export type PrepayFields = z.output<typeof prepayFields>;

export const tradeOwner = z.strictObject({ sp_mchid: mchid('服务商户号'), sub_mchid: mchid('子商户号') });
