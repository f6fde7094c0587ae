import type { WechatPay } from '../wechatPay';
import { meet } from './meet';

const LIFE_MS = 5 * 60_000;

/** What went wrong, in the words of api.weixin.qq.com. */
export interface LoginError {
  errcode: number;
  errmsg: string;
}

/** A code as `wx.login` or the authorization page hands it out: once, for five minutes. */
export function issueCode(wechat: WechatPay, appid: string, user: string): string {
  const code = `0${wechat.ids.letters(`login|${appid}|${user}|${wechat.count()}`, 31)}`;
  wechat.loginCodes.set(code, { appid, user, bornMs: wechat.clock.nowMs(), used: false });
  meet(wechat, appid, user);
  return code;
}

/** The person who got the code, who is then known to the app. */
export function redeemCode(
  wechat: WechatPay,
  given: { appid: string; secret: string; code: string; kind: 'mini-program' | 'official-account' },
): { user: string; openid: string } | LoginError {
  const app = appOf(wechat, given.appid);
  if (!app || app.kind !== given.kind) return refusal(wechat, 40013, 'invalid appid');
  if (app.secret !== given.secret) return refusal(wechat, 40125, 'invalid appsecret');
  const found = wechat.loginCodes.get(given.code);
  if (!found || found.appid !== given.appid || wechat.clock.nowMs() - found.bornMs > LIFE_MS) {
    return refusal(wechat, 40029, 'invalid code');
  }
  if (found.used) return refusal(wechat, 40163, 'code been used');
  found.used = true;
  return { user: found.user, openid: meet(wechat, given.appid, found.user) };
}

export function appOf(wechat: WechatPay, appid: string): { secret: string; kind: string } | undefined {
  for (const merchant of wechat.merchants.values()) {
    const app = merchant.apps.find((one) => one.appid === appid);
    if (app) return app;
  }
  return undefined;
}

export function refusal(wechat: WechatPay, errcode: number, words: string): LoginError {
  const rid = wechat.ids.uuid(`rid|${wechat.count()}`).split('-');
  return { errcode, errmsg: `${words}, rid: ${rid[0]}-${rid[4]?.slice(0, 8)}-${rid[3]}${rid[1]}` };
}
