import type { Notification } from '../store/records';
import type { World } from '../world';
import { noticeOf } from '../v2/noticeOf';
import { faultsOf } from './faults';
import { messageOf, type CallbackMessage } from './messageOf';

/** After the first try. Source: WeChat Pay APIv3, callback retries: 15 of them within about a day. */
const RETRY_S = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600];
const TIMEOUT_MS = 5000;

/** One try, and the next one planned when it was not acknowledged. */
export async function deliver(world: World, notification: Notification): Promise<void> {
  if (notification.state !== 'pending') return;
  await tryOnce(world, notification);
  if (acknowledged(notification)) return;
  const waitS = RETRY_S[notification.tries.length - 1];
  if (waitS === undefined) {
    notification.state = 'given-up';
    world.store.save({ kind: 'notification', value: notification });
    return;
  }
  world.timers.after((waitS * 1000) / world.options.timeScale, () => deliver(world, notification));
}

/** Sends it, twice at once when the scenario says so, and tells the receiver's status (0: no answer within five seconds). */
export async function tryOnce(world: World, notification: Notification): Promise<number> {
  const faults = faultsOf(world, notification);
  const copies = faults.includes('callback-doubled') ? 2 : 1;
  const write = notification.api === 'v2' ? noticeOf : messageOf;
  const messages = Array.from({ length: copies }, (_, copy) => write(world, notification, { faults, copy }));
  const sent = await Promise.all(messages.map((message) => send(notification.url, message)));
  const { status, text } = sent[0] ?? NO_ANSWER;
  notification.tries.push({ atMs: world.clock.nowMs(), status, faults });
  if (isThanks(notification, status, text)) notification.state = 'acknowledged';
  world.store.save({ kind: 'notification', value: notification });
  return status;
}

interface Answer {
  status: number;
  text: string;
}
const NO_ANSWER: Answer = { status: 0, text: '' };

/** V2 looks at what the answer says, v3 at its status alone. */
function isThanks({ api }: Notification, status: number, text: string): boolean {
  if (api === 'v2') return status === 200 && /<return_code>(<!\[CDATA\[)?SUCCESS/.test(text);
  return status === 200 || status === 204;
}

async function send(url: string, message: CallbackMessage): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(url, { method: 'POST', ...message, signal, redirect: 'manual' });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return NO_ANSWER;
  }
}

/** A function of its own, because what the compiler knows of the state is older than the wait for the answer. */
function acknowledged(notification: Notification): boolean {
  return notification.state === 'acknowledged';
}
