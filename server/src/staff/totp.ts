import { Secret, TOTP } from 'otpauth';

const STEP_MS = 30_000;
/** A phone's clock may be one step off. */
const WINDOW_STEPS = 1;
const ISSUER = '加油管理后台';

/** 160 random bits, in Base32, as RFC 4226 asks for. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator app reads from a QR code. */
export const totpUri = (secret: string, staffNo: string): string => totpOf(secret, staffNo).toString();

/** The step of 30 s whose six digits these are, among now and one either side; `undefined` for wrong ones. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now.getTime(), window: WINDOW_STEPS });
  return delta === null ? undefined : Math.floor(now.getTime() / STEP_MS) + delta;
}

// SHA-1 with six digits is what every app speaks.
function totpOf(secret: string, label: string): TOTP {
  const period = STEP_MS / 1000;
  return new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period });
}
