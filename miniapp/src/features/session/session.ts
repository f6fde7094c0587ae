import Taro from '@tarojs/taro';
import type { DriverApi } from '@jiayou/contract';
import { createClient } from '@jiayou/contract/client';
import { identity } from '../../platform/identity';
import { send } from '../../transport';

const tokenKey = 'session-token';
const call = createClient<DriverApi>(send);
let signingIn: Promise<string> | undefined;

/** The session's token; signs in when there is none. */
export async function sessionToken(): Promise<string> {
  return heldToken() ?? renewedToken();
}

/** Signs in anew. Calls that meet a dead session together share one sign-in: a code is good once. */
export function renewedToken(): Promise<string> {
  signingIn ??= signIn().finally(() => {
    signingIn = undefined;
  });
  return signingIn;
}

/** Whether asking the server as a driver will not take the driver to another page first. */
export function canAskSilently(): boolean {
  return heldToken() !== undefined || identity.isSilent();
}

async function signIn(): Promise<string> {
  Taro.removeStorageSync(tokenKey);
  const { token } = await call('POST /driver/sign-in', { body: await identity.proof() });
  Taro.setStorageSync(tokenKey, token);
  return token;
}

function heldToken(): string | undefined {
  const held: unknown = Taro.getStorageSync(tokenKey);
  return typeof held === 'string' && held !== '' ? held : undefined;
}
