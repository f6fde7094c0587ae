import { WechatError } from '../http/wechatError';
import type { Merchant } from '../wechatPay';

type SubMerchant = Merchant['subMerchants'][number];

/** Whom a message says it is about. */
interface Named {
  sp_mchid: string;
  sub_mchid: string;
  sp_appid?: string | undefined;
  sub_appid?: string | undefined;
}

/** The station that is meant: refuses what the service provider, its stations and their apps are not to each other. */
export function relatedSub(merchant: Merchant, named: Named): SubMerchant {
  if (merchant.spMchid !== named.sp_mchid) {
    throw new WechatError(400, 'INVALID_REQUEST', 'http header中的mchid与post payload中的mchid不匹配');
  }
  const sub = subMerchantOf(merchant, named.sub_mchid);
  checkApps(merchant, sub, named);
  return sub;
}

export function subMerchantOf(merchant: Merchant, subMchid: string): SubMerchant {
  if (subMchid === merchant.spMchid) {
    throw new WechatError(400, 'INVALID_REQUEST', '子商户mchid不能与自身mchid相同');
  }
  const sub = merchant.subMerchants.find((one) => one.subMchid === subMchid);
  if (!sub) throw new WechatError(403, 'NO_AUTH', '受理关系不存在');
  return sub;
}

/** Whether the account has this API's 付款码 product. */
export function checkCodeApi(sub: SubMerchant, api: 'v3' | 'v2'): void {
  if (!sub.codeApis.includes(api)) throw new WechatError(403, 'NO_AUTH', '商户号该产品权限未开通');
}

function checkApps(merchant: Merchant, sub: SubMerchant, named: Named): void {
  const { sp_appid: spAppid, sub_appid: subAppid } = named;
  if (spAppid !== undefined && !merchant.apps.some(({ appid }) => appid === spAppid)) {
    throw new WechatError(400, 'APPID_MCHID_NOT_MATCH', '商户号mch_id与appid不匹配');
  }
  if (subAppid !== undefined && !sub.appids.includes(subAppid)) {
    throw new WechatError(400, 'APPID_MCHID_NOT_MATCH', 'sub_mch_id与sub_appid不匹配');
  }
}
