import { EventEmitter, once } from 'node:events';
import type { BrowserContext } from 'playwright-core';

type Outcome = 'approved' | 'declined' | 'unknown';

/** The card application inside a smart POS: what it charged stays charged, whatever happens to the page. */
export interface CardTerminal {
  /** What happens to the next cards: the payer's bank agrees or not, and whether the till is told. */
  plan: (plan: { bank: 'approved' | 'declined'; answerLost?: boolean }) => void;
  /** From now on the payer looks for the card; the answer is what is done with it then. */
  keepWaiting: () => { present: () => void };
  /** Fen charged for a payment number; undefined when no card was charged for it. */
  charged: (paymentNo: string) => number | undefined;
  /** How often it was told to charge for a payment number. */
  asked: (paymentNo: string) => number;
}

/** Puts one into a till, behind the bridge that the till's page finds. */
export async function installCardTerminal(context: BrowserContext): Promise<CardTerminal> {
  const done = new Map<string, { outcome: Outcome; fen: number }>();
  const calls: string[] = [];
  let plan: { bank: 'approved' | 'declined'; answerLost?: boolean } = { bank: 'approved' };
  let card = Promise.resolve();
  await context.exposeFunction('cardPay', async (paymentNo: string, fen: number) => {
    calls.push(paymentNo);
    await card;
    const { bank, answerLost = false } = plan;
    done.set(paymentNo, { outcome: bank, fen });
    return answer(answerLost ? 'unknown' : bank, paymentNo);
  });
  await context.exposeFunction('cardQuery', (paymentNo: string) => {
    const isWorking = calls.includes(paymentNo) && !done.has(paymentNo);
    return answer(isWorking ? 'unknown' : (done.get(paymentNo)?.outcome ?? 'declined'), paymentNo);
  });
  await context.addInitScript(() => {
    const { cardPay: pay, cardQuery: query } = window as unknown as Record<string, unknown>;
    Object.assign(window, { TillCard: { pay, query } });
  });
  return {
    plan: (next) => void (plan = next),
    keepWaiting: () => {
      const waiting = new EventEmitter();
      card = once(waiting, 'presented').then(() => {});
      return { present: () => void waiting.emit('presented') };
    },
    charged: (paymentNo) => {
      const found = done.get(paymentNo);
      return found?.outcome === 'approved' ? found.fen : undefined;
    },
    asked: (paymentNo) => calls.filter((call) => call === paymentNo).length,
  };
}

function answer(outcome: Outcome, paymentNo: string): string {
  if (outcome === 'declined') return JSON.stringify({ outcome, message: '余额不足' });
  if (outcome === 'unknown') return JSON.stringify({ outcome });
  const referenceNo = paymentNo.replaceAll(/\D/g, '').slice(-12);
  return JSON.stringify({ outcome, referenceNo, cardNoMasked: '622202******1234', authorisation: 'A1B2C3' });
}
