import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** How a sealed secret begins; no plain one does. The database takes no other (0009). */
const MARK = 'v1:';

/** Whose secret it is and what it is closed with. */
interface Seal {
  readonly staffId: string;
  /** 32 bytes, never in the database. */
  readonly totpKey: Buffer;
}

/** The secret of an authenticator app as the database may have it: of no use without the key, nor in another person's row. */
export function sealSecret(secret: string, { staffId, totpKey }: Seal): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, totpKey, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(staffId));
  const closed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return MARK + Buffer.concat([iv, cipher.getAuthTag(), closed]).toString('base64');
}

/** @throws Error when it was sealed with another key, for somebody else, or was changed */
export function openSecret(sealed: string, seal: Seal): string {
  if (!sealed.startsWith(MARK)) throw new Error('the secret of an authenticator app is not sealed');
  try {
    return decipher(Buffer.from(sealed.slice(MARK.length), 'base64'), seal);
  } catch (cause) {
    throw new Error('the secret of an authenticator app does not open with TOTP_KEY', { cause });
  }
}

function decipher(bytes: Buffer, { staffId, totpKey }: Seal): string {
  const iv = bytes.subarray(0, IV_BYTES);
  const cipher = createDecipheriv(CIPHER, totpKey, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(staffId));
  cipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return cipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + cipher.final('utf8');
}
