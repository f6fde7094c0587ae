import type { DriverApi } from '@jiayou/contract';
import type { Database } from '../platform/db';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { signInDriver } from './signInDriver';
import type { WechatLogin } from './wechatIdentity';

/** What the H5 build is told before anybody signs in. */
export interface DriverFrontSettings {
  readonly chainName: string;
  readonly authorizeUrl: string;
  readonly walletUrl: string | undefined;
}

interface MemberContext {
  readonly db: Database;
  readonly wechat: WechatLogin;
  readonly front: DriverFrontSettings;
}

export function memberRoutes({ db, wechat, front }: MemberContext) {
  const { chainName, authorizeUrl, walletUrl } = front;
  return {
    'GET /driver/config': async () => ({
      chainName,
      officialAccountAppId: wechat.apps['official-account'].appId,
      authorizeUrl,
      ...(walletUrl === undefined ? {} : { walletUrl }),
    }),
    'POST /driver/sign-in': async ({ body }, _caller, { now }) => {
      const { token, expiresAt } = await signInDriver({ db, wechat }, body, now);
      return { token, expiresAt: expiresAt.toISOString() };
    },
  } satisfies Partial<Handlers<DriverApi, Callers>>;
}
