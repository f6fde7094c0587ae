import { recall, remember } from '../storage';
import type { CardOutcome, CardTerminal } from './cardTerminal';

const KEY = 'simulated-cards';
const THINKS_MS = 1200;

/**
 * A card terminal for showing and trying, without a card. By the last two digits of the amount in fen: 72 is declined,
 * 51 charges and loses the answer, everything else is approved. It remembers through reloads, as a terminal does.
 */
export function simulatedTerminal(thinksMs = THINKS_MS): CardTerminal {
  return {
    async pay(paymentNo, amountFen) {
      const outcome = decide(paymentNo, amountFen);
      remember(KEY, { ...charged(), [paymentNo]: outcome });
      await new Promise((done) => setTimeout(done, thinksMs));
      return amountFen % 100 === 51 ? { outcome: 'unknown' } : outcome;
    },
    query: async (paymentNo) =>
      Promise.resolve(charged()[paymentNo] ?? { outcome: 'declined', message: '刷卡机没有这笔交易' }),
  };
}

function decide(paymentNo: string, amountFen: number): CardOutcome {
  if (amountFen % 100 === 72) return { outcome: 'declined', message: '余额不足' };
  const digits = paymentNo.replace(/\D/g, '');
  return {
    outcome: 'approved',
    referenceNo: digits.slice(-12).padStart(12, '0'),
    cardNoMasked: '622202******1234',
    authorisation: digits.slice(-6).padStart(6, '0'),
  };
}

function charged(): Record<string, CardOutcome> {
  return (recall(KEY) ?? {}) as Record<string, CardOutcome>;
}
