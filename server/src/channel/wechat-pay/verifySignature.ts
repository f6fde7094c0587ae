import { verify, type KeyObject } from 'node:crypto';

/** A message as it came: an answer of theirs or a callback. */
export interface SignedMessage {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The raw body; empty for 204. */
  readonly body: string;
}

export type SignatureFlaw = 'HEADERS_MISSING' | 'SIGN_TEST' | 'TIMESTAMP_TOO_FAR' | 'UNKNOWN_SERIAL' | 'BAD_SIGNATURE';

/** Answers with the key of a serial (platform certificate) or of a public key id, or nothing. */
export type KeyFinder = (serial: string) => Promise<KeyObject | undefined>;

const MAX_SKEW_MS = 300_000;
const TIMESTAMP = /^\d{1,12}$/;

/**
 * Nothing, when the message is WeChat Pay's and young enough; otherwise what is wrong with it.
 * Cheap checks go first so that a flood of forgeries costs no RSA and no key download.
 */
export async function findSignatureFlaw(
  { headers, body }: SignedMessage,
  findKey: KeyFinder,
  now: Date,
): Promise<SignatureFlaw | undefined> {
  const claim = readClaim(headers);
  if (!claim) return 'HEADERS_MISSING';
  const { timestamp, nonce, serial, signature } = claim;
  // WeChat Pay sends such signatures to see whether a merchant really verifies.
  if (signature.startsWith('WECHATPAY/SIGNTEST/')) return 'SIGN_TEST';
  if (!isRecent(timestamp, now)) return 'TIMESTAMP_TOO_FAR';
  const key = await findKey(serial);
  if (!key) return 'UNKNOWN_SERIAL';
  return isSignedBy(key, `${timestamp}\n${nonce}\n${body}\n`, signature) ? undefined : 'BAD_SIGNATURE';
}

function readClaim(headers: SignedMessage['headers']) {
  const timestamp = headers['wechatpay-timestamp'];
  const nonce = headers['wechatpay-nonce'];
  const serial = headers['wechatpay-serial'];
  const signature = headers['wechatpay-signature'];
  const isComplete = isText(timestamp) && isText(nonce) && isText(serial) && isText(signature);
  return isComplete ? { timestamp, nonce, serial, signature } : undefined;
}

function isSignedBy(key: KeyObject, text: string, signature: string): boolean {
  return verify('RSA-SHA256', Buffer.from(text), key, Buffer.from(signature, 'base64'));
}

function isText(value: string | string[] | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function isRecent(timestamp: string, now: Date): boolean {
  return TIMESTAMP.test(timestamp) && Math.abs(now.getTime() - Number(timestamp) * 1000) < MAX_SKEW_MS;
}
