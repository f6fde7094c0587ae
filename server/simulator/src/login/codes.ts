import type { World } from '../world';
import { meet } from './meet';

const LIFE_MS = 5 * 60_000;

/** What went wrong, in the words of api.weixin.qq.com. */
export interface LoginError {
  errcode: number;
  errmsg: string;
}

/** A code as `wx.login` or the authorization page hands it out: once, for five minutes. */
export function issueCode(world: World, appid: string, user: string): string {
  const code = `0${world.ids.letters(`login|${appid}|${user}|${world.count()}`, 31)}`;
  world.codes.set(code, { appid, user, bornMs: world.clock.nowMs(), used: false });
  meet(world, appid, user);
  return code;
}

/** The person who got the code, who is then known to the app. */
export function redeemCode(
  world: World,
  given: { appid: string; secret: string; code: string; kind: 'mini-program' | 'official-account' },
): { user: string; openid: string } | LoginError {
  const app = appOf(world, given.appid);
  if (!app || app.kind !== given.kind) return refusal(world, 40013, 'invalid appid');
  if (app.secret !== given.secret) return refusal(world, 40125, 'invalid appsecret');
  const found = world.codes.get(given.code);
  if (!found || found.appid !== given.appid || world.clock.nowMs() - found.bornMs > LIFE_MS) {
    return refusal(world, 40029, 'invalid code');
  }
  if (found.used) return refusal(world, 40163, 'code been used');
  found.used = true;
  return { user: found.user, openid: meet(world, given.appid, found.user) };
}

export function appOf(world: World, appid: string): { secret: string; kind: string } | undefined {
  for (const merchant of world.merchants.values()) {
    const app = merchant.apps.find((one) => one.appid === appid);
    if (app) return app;
  }
  return undefined;
}

export function refusal(world: World, errcode: number, words: string): LoginError {
  const rid = world.ids.uuid(`rid|${world.count()}`).split('-');
  return { errcode, errmsg: `${words}, rid: ${rid[0]}-${rid[4]?.slice(0, 8)}-${rid[3]}${rid[1]}` };
}
