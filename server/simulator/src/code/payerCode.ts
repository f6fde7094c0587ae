import type { PayerCode } from '../store/records';
import type { World } from '../world';

/** A wallet draws a new code this often. */
const LIFE_MS = 60_000;
/** A code belongs to WeChat Pay when it is 18 digits and begins so; 15 is Hong Kong's wallet. */
export const CODE_SHAPE = /^1[0-5]\d{16}$/;

/** What the person's phone shows now: a new one each minute, and as soon as one was used. */
export function codeOf(world: World, user: string): PayerCode {
  const nowMs = world.clock.nowMs();
  for (const [digits, code] of world.payerCodes) {
    if (nowMs - code.bornMs > 2 * LIFE_MS) world.payerCodes.delete(digits);
    else if (code.user === user && isGood(world, code)) return code;
  }
  const digits = world.ids.digits(`payer-code|${user}|${nowMs}|${world.count()}`, 17);
  const code = { code: `1${Number(digits[0]) % 5}${digits.slice(1)}`, user, bornMs: nowMs, used: false };
  world.payerCodes.set(code.code, code);
  return code;
}

function isGood(world: World, code: PayerCode): boolean {
  return !code.used && world.clock.nowMs() - code.bornMs < LIFE_MS;
}

/** Whose code it is, once; or why it is none. */
export function redeem(world: World, digits: string): { user: string } | { flaw: 'unknown' | 'used' | 'expired' } {
  const code = world.payerCodes.get(digits);
  if (!code) return { flaw: 'unknown' };
  if (code.used) return { flaw: 'used' };
  if (!isGood(world, code)) return { flaw: 'expired' };
  code.used = true;
  return { user: code.user };
}
