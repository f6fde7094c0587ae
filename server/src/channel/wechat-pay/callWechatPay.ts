import type { KeyObject } from 'node:crypto';
import { readRefusal, unknownOutcome, type Refusal } from './errors';
import type { Call, Exchange } from './exchange';
import type { WechatPaySettings } from './settings';
import { findSignatureFlaw, type KeyFinder } from './verifySignature';

/** One merchant's line to WeChat Pay. Nothing in it is shared with another merchant's. */
export interface Line {
  readonly settings: WechatPaySettings;
  readonly exchange: Exchange;
  readonly findKey: KeyFinder;
  readonly apiV3Key: KeyObject;
}

/** `body` is proven to be WeChat Pay's; empty when it answered 204. */
export type Answer = { readonly body: string; readonly refusal?: never } | { readonly refusal: Refusal };

/**
 * Sends one request and believes the answer only when it is signed.
 * @throws ChannelError 'unknown' for everything that is neither a signed success nor a definite refusal
 */
export async function callWechatPay(line: Line, call: Call): Promise<Answer> {
  const answer = await line.exchange(call);
  // Refusals carry no signature: the status is looked at before verifying.
  if (answer.status >= 300) return { refusal: readRefusal(answer.status, answer.body) };
  // 202 and the like: accepted, not done; the same call may be repeated.
  if (answer.status !== 200 && answer.status !== 204) {
    throw unknownOutcome(`HTTP_${answer.status}`, `answered ${call.method} ${call.path} with ${answer.status}`);
  }
  const flaw = await findSignatureFlaw(answer, line.findKey, line.settings.clock());
  if (flaw) throw unknownOutcome(flaw, `the answer to ${call.method} ${call.path} is not signed by WeChat Pay`);
  return { body: answer.body };
}
