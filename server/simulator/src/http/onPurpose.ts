import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'koa';
import { strike } from '../scenario/plans';
import type { Api } from '../scenario/scenarios';
import type { World } from '../world';
import { WechatError } from './wechatError';

/** A call as its scenarios see it: what it is, and whose scenarios may strike it. */
export interface OnPurpose {
  api: Api;
  subjects: (string | undefined)[];
}

export function refuseOnPurpose(world: World, { api, subjects }: OnPurpose): void {
  if (strike(world, subjects, { name: 'system-error', api })) {
    throw new WechatError(500, 'SYSTEM_ERROR', '系统异常，请稍后重试');
  }
  if (strike(world, subjects, { name: 'too-many-requests', api })) {
    throw new WechatError(429, 'FREQUENCY_LIMITED', '频率超限，请稍后重试');
  }
}

export async function delayOnPurpose(world: World, { api, subjects }: OnPurpose): Promise<void> {
  const slow = strike(world, subjects, { name: 'answer-slow', api });
  if (slow) await sleep(slow.ms);
}

/** It happened, and the caller never hears of it. */
export function loseOnPurpose(world: World, ctx: Context, { api, subjects }: OnPurpose): boolean {
  if (!strike(world, subjects, { name: 'answer-lost', api })) return false;
  ctx.respond = false;
  ctx.req.socket.destroy();
  return true;
}

export function signatureFault(world: World, { api, subjects }: OnPurpose): 'bad' | 'signtest' | undefined {
  if (strike(world, subjects, { name: 'answer-bad-signature', api })) return 'bad';
  return strike(world, subjects, { name: 'answer-signtest', api }) ? 'signtest' : undefined;
}
