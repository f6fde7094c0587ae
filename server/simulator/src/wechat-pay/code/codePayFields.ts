import { z } from 'zod';
import { goods, mchid, outTradeNo } from '../pay/prepayFields';

const text = (title: string, max: number) => z.string().min(1).max(max).describe(title);

/** Source: WeChat Pay APIv3, partner payment by code. It knows neither notify_url nor time_expire. */
export const codePayFields = z.strictObject({
  sp_appid: text('合作伙伴应用AppID', 32).optional(),
  sp_mchid: mchid('合作伙伴商户号'),
  sub_appid: text('特约商户应用AppID', 32).optional(),
  sub_mchid: mchid('特约商户商户号'),
  description: text('商品描述', 127),
  out_trade_no: outTradeNo,
  attach: text('附加数据', 128).optional(),
  goods_tag: text('订单优惠标记', 32).optional(),
  support_fapiao: z.boolean().describe('电子发票入口开放标识').optional(),
  payer: z.strictObject({ auth_code: text('授权码', 128) }).describe('支付者'),
  amount: z
    .strictObject({
      total: z.int().min(1).describe('总金额'),
      currency: z.literal('CNY').describe('货币类型').optional(),
    })
    .describe('订单金额'),
  scene_info: z
    .strictObject({
      device_id: text('商户端设备号', 32).optional(),
      device_ip: text('商户端设备 IP', 45).optional(),
      store_info: z
        .strictObject({ id: text('门店编号', 32).optional(), out_id: text('商家自定义编码', 32).optional() })
        .refine((store) => store.id ?? store.out_id, { error: '门店编号id和商家自定义编码out_id必须二选一' })
        .describe('商户门店信息'),
    })
    .describe('场景信息'),
  detail: z
    .strictObject({
      cost_price: z.int().min(0).describe('订单原价').optional(),
      invoice_id: text('商品小票ID', 32).optional(),
      goods_detail: z.array(goods).min(1).max(6000),
    })
    .optional(),
  settle_info: z.strictObject({ profit_sharing: z.boolean().describe('是否指定分账').optional() }).optional(),
});

/** Source: WeChat Pay APIv3, partner reverse. */
export const reverseFields = z.strictObject({
  sp_appid: text('合作伙伴应用AppID', 32).optional(),
  sp_mchid: mchid('合作伙伴商户号'),
  sub_appid: text('特约商户应用AppID', 32).optional(),
  sub_mchid: mchid('特约商户商户号'),
});
