import { openidOf } from '../../world/ids';
import type { WechatPay } from '../wechatPay';

/** Makes the person's openid in this app known to the platform, and tells it. */
export function meet(wechat: WechatPay, appid: string, user: string): string {
  const openid = openidOf(appid, user);
  if (!wechat.store.people.has(openid)) {
    wechat.store.save({ kind: 'person', value: { openid, appid, user } });
  }
  return openid;
}
