import type { Alipay } from '../alipay';
import type { PaymentCode } from '../store/records';

/** The wallet draws a new one every minute; an old one is still taken for a while, because people are slow. */
const FRESH_MS = 60_000;
const LIFE_MS = 120_000;

/** What the person's wallet shows now: 28 and sixteen more digits. */
export function codeOf(alipay: Alipay, user: string): PaymentCode {
  const { clock, ids } = alipay.world;
  const nowMs = clock.nowMs();
  for (const [digits, code] of alipay.codes) if (nowMs - code.bornMs >= LIFE_MS) alipay.codes.delete(digits);
  const current = [...alipay.codes.values()].find(
    (code) => code.user === user && !code.used && nowMs - code.bornMs < FRESH_MS,
  );
  if (current) return current;
  const digits = `28${ids.digits(`alipay-code|${user}|${nowMs}|${alipay.world.count()}`, 16)}`;
  const code = { code: digits, user, bornMs: nowMs, used: false };
  alipay.codes.set(digits, code);
  return code;
}

/** Who showed it; good once. */
export function useCode(alipay: Alipay, digits: string): string | undefined {
  const code = alipay.codes.get(digits);
  if (!code || code.used || alipay.world.clock.nowMs() - code.bornMs >= LIFE_MS) return undefined;
  code.used = true;
  return code.user;
}
