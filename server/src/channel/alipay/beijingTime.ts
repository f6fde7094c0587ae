import { z } from 'zod';

const OFFSET_MS = 8 * 3_600_000; // no summer time since 1991

/** `yyyy-MM-dd HH:mm:ss`, the only time Alipay writes and reads. */
export function beijingTime(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** The same text read; some notifications add milliseconds. */
export const BeijingTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,3})?$/)
  .transform((text) => new Date(`${text.replace(' ', 'T')}+08:00`))
  .refine((instant) => !Number.isNaN(instant.getTime()));
