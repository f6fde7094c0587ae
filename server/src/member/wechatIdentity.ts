import { request } from 'undici';
import { z } from 'zod';
import { AppError } from '../platform/errors';

/** One WeChat app of the chain: the mini-program or the official account. */
export interface WechatApp {
  readonly appId: string;
  readonly secret: string;
}
export interface WechatLogin {
  readonly apiUrl: string;
  readonly apps: Readonly<Record<'mini-program' | 'official-account', WechatApp>>;
}
export interface WechatIdentity {
  readonly appId: string;
  readonly openId: string;
}

const TIMEOUT_MS = 5_000;
const Answer = z.union([
  z.object({ openid: z.string().min(1) }),
  z.object({ errcode: z.int(), errmsg: z.string().optional() }),
]);
// What the driver's code is to blame for: wrong, used, too old. Everything else is ours or WeChat's.
const BAD_CODE = new Set([40029, 40163, 42003, 41008]);

/**
 * Exchanges a login code for the driver's openid.
 * Source: WeChat `sns/jscode2session` (mini-program), `sns/oauth2/access_token` (official account).
 * @throws AppError `driver.code_rejected`, `wechat.unreachable`
 */
export async function wechatIdentity(
  { apiUrl, apps }: WechatLogin,
  { app, code }: { readonly app: keyof WechatLogin['apps']; readonly code: string },
): Promise<WechatIdentity> {
  const { appId, secret } = apps[app];
  const common = { appid: appId, secret, grant_type: 'authorization_code' };
  const answer = await (app === 'mini-program'
    ? ask(`${apiUrl}/sns/jscode2session`, { ...common, js_code: code })
    : ask(`${apiUrl}/sns/oauth2/access_token`, { ...common, code }));
  if ('openid' in answer) return { appId, openId: answer.openid };
  throw new AppError(BAD_CODE.has(answer.errcode) ? 'driver.code_rejected' : 'wechat.unreachable', {
    channelCode: String(answer.errcode),
  });
}

async function ask(url: string, query: Readonly<Record<string, string>>): Promise<z.infer<typeof Answer>> {
  try {
    const { body } = await request(url, { query, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS });
    return Answer.parse(await body.json());
  } catch (error) {
    throw new AppError('wechat.unreachable', {}, { cause: error });
  }
}
