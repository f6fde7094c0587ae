import { z } from 'zod';

const WANTED = '32 bytes in Base64 are wanted: openssl rand -base64 32';

/** A key of AES-256; what the program gets is its bytes. */
export const SealKey = z
  .string({ error: WANTED })
  .regex(/^[A-Za-z0-9+/]{43}=$/, WANTED)
  .transform((text) => Buffer.from(text, 'base64'));
