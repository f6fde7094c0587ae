import type { Alipay } from '../alipay';
import { strike } from '../scenario/plans';
import type { Notice } from '../store/records';
import { FAULTS, formOf } from './formOf';

/** After the first try. Source: Alipay, asynchronous notifications: eight within 25 hours. */
const RETRY_S = [240, 600, 600, 3600, 7200, 21_600, 54_000];
const TIMEOUT_MS = 5000;

/** One try, and the next one planned when it was not acknowledged. */
export async function deliver(alipay: Alipay, notice: Notice): Promise<void> {
  if (notice.state !== 'pending') return;
  await tryOnce(alipay, notice);
  if (acknowledged(notice)) return;
  const waitS = RETRY_S[notice.tries.length - 1];
  if (waitS === undefined) {
    notice.state = 'given-up';
    alipay.books.save({ kind: 'notice', value: notice });
    return;
  }
  alipay.world.timers.after((waitS * 1000) / alipay.world.options.timeScale, () => deliver(alipay, notice));
}

/** Sends it, twice at once when the scenario says so, and tells the receiver's status (0: no answer within five seconds). */
export async function tryOnce(alipay: Alipay, notice: Notice): Promise<number> {
  const subjects = [notice.requestNo, notice.outTradeNo, notice.appId];
  const faults = FAULTS.filter((name) => strike(alipay, subjects, { name }));
  const form = formOf(alipay, notice, faults);
  const copies = faults.includes('notice-doubled') ? 2 : 1;
  const sent = await Promise.all(Array.from({ length: copies }, () => send(notice.url, form)));
  const { status = 0, text = '' } = sent[0] ?? {};
  notice.tries.push({ atMs: alipay.world.clock.nowMs(), status, faults });
  // Seven characters; whatever the status.
  if (text === 'success') notice.state = 'acknowledged';
  alipay.books.save({ kind: 'notice', value: notice });
  return status;
}

async function send(url: string, body: string): Promise<{ status: number; text: string }> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8', 'User-Agent': 'Mozilla/4.0' };
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return { status: 0, text: '' };
  }
}

/** A function of its own, because what the compiler knows of the state is older than the wait for the answer. */
function acknowledged(notice: Notice): boolean {
  return notice.state === 'acknowledged';
}
