import type { Notification } from '../store/records';
import type { World } from '../world';
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
  const messages = Array.from({ length: copies }, (_, copy) => messageOf(world, notification, { faults, copy }));
  const sent = await Promise.all(messages.map((message) => send(notification.url, message)));
  const status = sent[0] ?? 0;
  notification.tries.push({ atMs: world.clock.nowMs(), status, faults });
  if (status === 200 || status === 204) notification.state = 'acknowledged';
  world.store.save({ kind: 'notification', value: notification });
  return status;
}

async function send(url: string, message: CallbackMessage): Promise<number> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(url, { method: 'POST', ...message, signal, redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

/** A function of its own, because what the compiler knows of the state is older than the wait for the answer. */
function acknowledged(notification: Notification): boolean {
  return notification.state === 'acknowledged';
}
