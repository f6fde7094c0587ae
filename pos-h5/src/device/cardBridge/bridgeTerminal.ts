import type { CardOutcome, CardTerminal } from './cardTerminal';

/**
 * What the smart POS application injects as `window.TillCard`, the way to its card application. Both calls answer JSON
 * text, at once or as a promise:
 * `pay(paymentNo, amountFen)` charges the card that is presented:
 *   `{"outcome":"approved","referenceNo":"12 digits","cardNoMasked":"622202******1234","authorisation":"A1B2C3"}`,
 *   `{"outcome":"declined","message":"…"}` (certainly not charged) or `{"outcome":"unknown"}`.
 * `query(paymentNo)` says the same of a payment made before and charges nothing; of one it never heard of, `declined`.
 */
interface CardBridge {
  pay(paymentNo: string, amountFen: number): string | Promise<string>;
  query(paymentNo: string): string | Promise<string>;
}

export function cardBridge(): CardBridge | undefined {
  return (globalThis as { TillCard?: CardBridge }).TillCard;
}

/** The card application inside the smart POS. An answer that cannot be read is `unknown`. */
export function bridgeTerminal(bridge: CardBridge): CardTerminal {
  return {
    pay: async (paymentNo, amountFen) => read(async () => bridge.pay(paymentNo, amountFen)),
    query: async (paymentNo) => read(async () => bridge.query(paymentNo)),
  };
}

async function read(ask: () => Promise<string>): Promise<CardOutcome> {
  try {
    return outcomeOf(JSON.parse(await ask()) as Record<string, unknown>);
  } catch {
    return { outcome: 'unknown' };
  }
}

function outcomeOf({ outcome, message, referenceNo, ...more }: Record<string, unknown>): CardOutcome {
  if (outcome === 'declined') return { outcome, message: textOf(message) };
  // Approved without the number it is found by is not certain enough to be written down.
  if (outcome !== 'approved' || !/^\d{12}$/.test(textOf(referenceNo))) return { outcome: 'unknown' };
  const { cardNoMasked, authorisation } = more;
  return {
    outcome,
    referenceNo: textOf(referenceNo),
    cardNoMasked: textOf(cardNoMasked),
    authorisation: textOf(authorisation),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
