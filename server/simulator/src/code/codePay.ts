import { checkFields } from '../http/checkFields';
import type { V3Api } from '../http/v3Api';
import { textAt, wholeNumberAt } from '../http/valueAt';
import { checkApps, checkCodeApi, checkServiceProvider, subMerchantOf } from '../pay/relations';
import { tradeView } from '../pay/tradeView';
import { plan } from '../scenario/plans';
import { codePayFields } from './codePayFields';
import { payByCode } from './payByCode';

/** Collects from a payer's code; answers the whole trade, USERPAYING included. */
export const codePay: V3Api = {
  method: 'POST',
  path: /^\/v3\/pay\/partner\/transactions\/codepay$/,
  api: 'code-pay',
  about: (world, { body }) => {
    const outTradeNo = textAt(body, ['out_trade_no']);
    const totalFen = wholeNumberAt(body, ['amount', 'total']);
    if (outTradeNo !== undefined && totalFen !== undefined) plan(world, outTradeNo, { kind: 'trade', fen: totalFen });
    return { outTradeNo };
  },
  handle: (world, { merchant, body }) => {
    const fields = checkFields(codePayFields, body, 'body');
    checkServiceProvider(merchant, fields.sp_mchid);
    const sub = subMerchantOf(merchant, fields.sub_mchid);
    checkCodeApi(sub, 'v3');
    checkApps(merchant, sub, { spAppid: fields.sp_appid, subAppid: fields.sub_appid });
    const trade = payByCode(world, {
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
