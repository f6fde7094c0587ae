import type { DriverApi, TillApi } from '@jiayou/contract';
import type { Database } from '../platform/db';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { changeProfile } from './changeProfile';
import { findAtTill } from './findAtTill';
import { createGuessLimit } from './guessLimit';
import { showMemberCode } from './showMemberCode';
import { signInDriver } from './signInDriver';
import { viewProfile } from './viewProfile';
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
    'POST /driver/member-code': async (_input, { driverId }, { now }) => {
      const { code, expiresAt } = await showMemberCode(db, driverId, now);
      return { code, expiresAt: expiresAt.toISOString() };
    },
    'GET /driver/profile': (_input, { driverId }) => viewProfile(db, driverId),
    'POST /driver/profile': ({ body }, { driverId }) => changeProfile(db, driverId, body),
  } satisfies Partial<Handlers<DriverApi, Callers>>;
}

export function memberTillRoutes({ db }: Pick<MemberContext, 'db'>) {
  const limit = createGuessLimit();
  return {
    'POST /till/members/find': ({ body }, { tillId }, { now }) =>
      limit.run(tillId, now, () => findAtTill(db, body.text, now)),
  } satisfies Partial<Handlers<TillApi, Callers>>;
}
