import type { World } from './world';

const TIMEOUT_MS = 5000;

/** Something a merchant is told until it acknowledges. */
export interface Told {
  url: string;
  createdMs: number;
  state: 'pending' | 'acknowledged' | 'given-up' | 'withheld';
  /** Every try: the receiver's HTTP status, 0 when it did not answer in time, and what was wrong with it on purpose. */
  tries: { atMs: number; status: number; faults: string[] }[];
}

export interface Message {
  headers: Record<string, string>;
  body: string;
}

interface Answer {
  status: number;
  text: string;
}

/** How a wallet tells. */
export interface Courier<Thing extends Told> {
  /** Simulated seconds between the tries; there is one try more than waits. */
  retryS: readonly number[];
  save(told: Thing): void;
  /** Whether a scenario keeps it back. */
  isWithheld(told: Thing): boolean;
  /** How late a scenario makes it, in simulated seconds. */
  lateS(told: Thing): number;
  /** One try, written and signed anew: two messages when a scenario doubles it. */
  write(told: Thing): { messages: Message[]; faults: string[] };
  isThanks(told: Thing, answer: Answer): boolean;
}

/** Tells the merchant, now and again until it acknowledges. */
export function tell<Thing extends Told>(world: World, told: Thing, courier: Courier<Thing>): void {
  if (courier.isWithheld(told)) told.state = 'withheld';
  courier.save(told);
  if (told.state === 'withheld') return;
  world.timers.after(world.timers.realMs(courier.lateS(told)), () => deliver(world, told, courier));
}

/** One try, and the next one planned when it was not acknowledged. */
export async function deliver<Thing extends Told>(world: World, told: Thing, courier: Courier<Thing>): Promise<void> {
  if (told.state !== 'pending') return;
  await tryOnce(world, told, courier);
  if (isAcknowledged(told)) return;
  const waitS = courier.retryS[told.tries.length - 1];
  if (waitS === undefined) {
    told.state = 'given-up';
    courier.save(told);
    return;
  }
  world.timers.after(world.timers.realMs(waitS), () => deliver(world, told, courier));
}

/** Tells the receiver's status: 0 for no answer within five seconds. */
export async function tryOnce<Thing extends Told>(world: World, told: Thing, courier: Courier<Thing>): Promise<number> {
  const { messages, faults } = courier.write(told);
  const [answer = NO_ANSWER] = await Promise.all(messages.map((message) => send(told.url, message)));
  told.tries.push({ atMs: world.clock.nowMs(), status: answer.status, faults });
  if (courier.isThanks(told, answer)) told.state = 'acknowledged';
  courier.save(told);
  return answer.status;
}

const NO_ANSWER: Answer = { status: 0, text: '' };

async function send(url: string, message: Message): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(url, { method: 'POST', ...message, signal, redirect: 'manual' });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return NO_ANSWER;
  }
}

/** A function of its own, because what the compiler knows of the state is older than the wait for the answer. */
function isAcknowledged({ state }: Told): boolean {
  return state === 'acknowledged';
}
