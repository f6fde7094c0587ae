import { WechatError } from '../http/wechatError';
import type { Merchant } from '../world';

type SubMerchant = Merchant['subMerchants'][number];

/** The header's merchant and the message's must be the same. */
export function checkServiceProvider(merchant: Merchant, spMchid: string): void {
  if (merchant.spMchid !== spMchid) {
    throw new WechatError(400, 'INVALID_REQUEST', 'http header中的mchid与post payload中的mchid不匹配');
  }
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

export function checkApps(
  merchant: Merchant,
  sub: SubMerchant,
  apps: { spAppid?: string | undefined; subAppid?: string | undefined },
): void {
  if (apps.spAppid !== undefined && !merchant.apps.some((app) => app.appid === apps.spAppid)) {
    throw new WechatError(400, 'APPID_MCHID_NOT_MATCH', '商户号mch_id与appid不匹配');
  }
  if (apps.subAppid !== undefined && !sub.appids.includes(apps.subAppid)) {
    throw new WechatError(400, 'APPID_MCHID_NOT_MATCH', 'sub_mch_id与sub_appid不匹配');
  }
}
