import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ChannelError, type Merchant } from '../channel';
import { beijingTime } from './beijingTime';
import { parseAnswer, readRefusal, unknownOutcome, type Refusal } from './errors';
import type { Line } from './openLine';

export interface Call {
  readonly method: `alipay.trade.${string}`;
  readonly merchant: Merchant;
  /** Names as Alipay writes them. */
  readonly content: object;
  /** Whether Alipay shall tell us what becomes of the trade. */
  readonly notifies?: boolean;
}

/** `content` is proven to be Alipay's. `isWaiting`: it waits for the payer. */
export type Answer =
  | { readonly content: unknown; readonly isWaiting: boolean; readonly refusal?: never }
  | { readonly refusal: Refusal };

const Outcome = z.object({ code: z.string(), sub_code: z.string().optional(), sub_msg: z.string().optional() });

/**
 * Sends one request and believes the answer only when it is signed.
 * @throws ChannelError 'unknown' for everything that is neither a signed success nor a signed, definite refusal
 */
export async function callAlipay(line: Line, call: Call): Promise<Answer> {
  const content = await execute(line, call);
  const { code, ...why } = parseAnswer(Outcome, content);
  if (code === '10000' || code === '10003') return { content, isWaiting: code === '10003' };
  return { refusal: readRefusal({ code, ...why }) };
}

async function execute({ settings, sdk }: Line, { method, merchant, content, notifies }: Call): Promise<unknown> {
  if (!merchant.appAuthToken) throw new Error(`Alipay: the merchant ${merchant.accountNo} has no app_auth_token`);
  const params = {
    // The SDK would write the machine's local time; Alipay reads Beijing's.
    timestamp: beijingTime(settings.clock()),
    app_auth_token: merchant.appAuthToken,
    ...(notifies && { notify_url: settings.notifyUrl }),
    biz_content: content,
  };
  try {
    return await inTime(sdk.exec(method, params, { validateSign: true }), settings.timeoutMs);
  } catch (error) {
    if (error instanceof ChannelError) throw error;
    throw unknownOutcome('NO_ANSWER', `no whole answer to ${method}`, error);
  }
}

/** The SDK's own limit counts each pause anew. */
async function inTime<Result>(work: Promise<Result>, timeoutMs: number): Promise<Result> {
  const done = new AbortController();
  const late = sleep(timeoutMs, undefined, { signal: done.signal }).then(() => {
    throw unknownOutcome('TIMED_OUT', 'no answer in time');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}
