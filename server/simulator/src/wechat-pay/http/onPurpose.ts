import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'koa';
import { loseAnswer } from '../../world/loseAnswer';
import type { Api } from '../scenario/scenarios';
import type { WechatPay } from '../wechatPay';
import { WechatError } from './wechatError';

/** A call as its scenarios see it: what it is, and whose scenarios may strike it. */
export interface OnPurpose {
  api: Api;
  subjects: (string | undefined)[];
}

export function refuseOnPurpose(wechat: WechatPay, { api, subjects }: OnPurpose): void {
  if (wechat.plans.strike(subjects, { name: 'system-error', api })) {
    throw new WechatError(500, 'SYSTEM_ERROR', '系统异常，请稍后重试');
  }
  if (wechat.plans.strike(subjects, { name: 'too-many-requests', api })) {
    throw new WechatError(429, 'FREQUENCY_LIMITED', '频率超限，请稍后重试');
  }
}

export async function delayOnPurpose(wechat: WechatPay, { api, subjects }: OnPurpose): Promise<void> {
  const slow = wechat.plans.strike(subjects, { name: 'answer-slow', api });
  if (slow) await sleep(slow.ms);
}

export function loseOnPurpose(wechat: WechatPay, ctx: Context, { api, subjects }: OnPurpose): boolean {
  if (!wechat.plans.strike(subjects, { name: 'answer-lost', api })) return false;
  loseAnswer(ctx);
  return true;
}

export function signatureFault(wechat: WechatPay, { api, subjects }: OnPurpose): 'bad' | 'signtest' | undefined {
  if (wechat.plans.strike(subjects, { name: 'answer-bad-signature', api })) return 'bad';
  return wechat.plans.strike(subjects, { name: 'answer-signtest', api }) ? 'signtest' : undefined;
}
