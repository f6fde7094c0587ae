import { checkFields } from '../http/checkFields';
import type { V3Api } from '../http/v3Api';
import { textAt, wholeNumberAt } from '../../world/valueAt';
import { checkCodeApi, relatedSub } from '../pay/relations';
import { tradeView } from '../pay/tradeView';
import { codePayFields } from './codePayFields';
import { payByCode } from './payByCode';

/** Collects from a payer's code; answers the whole trade, USERPAYING included. */
export const codePay: V3Api = {
  method: 'POST',
  path: /^\/v3\/pay\/partner\/transactions\/codepay$/,
  api: 'code-pay',
  about: (wechat, { body }) => {
    const outTradeNo = textAt(body, ['out_trade_no']);
    const totalFen = wholeNumberAt(body, ['amount', 'total']);
    if (outTradeNo !== undefined && totalFen !== undefined)
      wechat.plans.fix(outTradeNo, { kind: 'trade', fen: totalFen });
    return { outTradeNo };
  },
  handle: (wechat, { merchant, body }) => {
    const fields = checkFields(codePayFields, body, 'body');
    checkCodeApi(relatedSub(merchant, fields), 'v3');
    const trade = payByCode(wechat, {
      merchant,
      subMchid: fields.sub_mchid,
      api: 'v3',
      outTradeNo: fields.out_trade_no,
      authCode: fields.payer.auth_code,
      totalFen: fields.amount.total,
      description: fields.description,
      spAppid: fields.sp_appid,
      subAppid: fields.sub_appid,
      attach: fields.attach,
      deviceId: fields.scene_info.device_id,
    });
    return { status: 200, body: tradeView(trade) };
  },
};
