import { payByCode } from '../code/payByCode';
import { WechatError } from '../http/wechatError';
import { checkCodeApi, relatedSub } from '../pay/relations';
import { tradeAnswer } from './tradeAnswer';
import type { V2Api } from './v2Api';
import { checkV2Fields, micropayFields, namedIn } from './v2Fields';

/** Collects from a payer's code; a payer who must type a password first is answered as a refusal, USERPAYING. */
export const micropay: V2Api = {
  path: '/pay/micropay',
  api: 'code-pay',
  certificate: false,
  about: (wechat, { fields }) => {
    const { out_trade_no: outTradeNo, total_fee: total } = fields;
    if (outTradeNo !== undefined && /^\d+$/.test(total ?? '')) {
      wechat.plans.fix(outTradeNo, { kind: 'trade', fen: Number(total) });
    }
    return { outTradeNo };
  },
  handle: (wechat, { merchant, fields: given }) => {
    const fields = checkV2Fields(micropayFields, given);
    checkCodeApi(relatedSub(merchant, namedIn(fields)), 'v2');
    const trade = payByCode(wechat, {
      merchant,
      subMchid: fields.sub_mch_id,
      api: 'v2',
      outTradeNo: fields.out_trade_no,
      authCode: fields.auth_code,
      totalFen: fields.total_fee,
      description: fields.body,
      spAppid: fields.appid,
      subAppid: fields.sub_appid,
      attach: fields.attach,
      deviceId: fields.device_info,
    });
    if (trade.state === 'USERPAYING') throw new WechatError(400, 'USERPAYING', '需要用户输入支付密码');
    return tradeAnswer(trade);
  },
};
