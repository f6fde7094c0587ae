import type { z } from 'zod';
import { ChannelError } from '../channel';

/** Alipay said no, in words of its own. What that means for the money, the verb decides. */
export interface Refusal {
  /** Without the `ACQ.` that some answers write before it and some do not. */
  readonly code: string;
  readonly message: string;
}

/** Answers with these codes say nothing about what happened: unavailable, too many calls. */
const UNSURE_CODES = new Set(['20000', '40005']);

/**
 * Reads a signed answer that is not a success.
 * @throws ChannelError 'unknown' unless it is a definite refusal
 */
export function readRefusal(answer: {
  readonly code: string;
  readonly sub_code?: string | undefined;
  readonly sub_msg?: string | undefined;
}): Refusal {
  const { code, sub_code: subCode = code, sub_msg: message = '' } = answer;
  // Also seen: AQC.SYSTEM_ERROR and aop.ACQ.SYSTEM_ERROR.
  const refusal = { code: subCode.replace(/^(?:aop\.)?(?:ACQ|AQC)\./, ''), message };
  const isUnsure = UNSURE_CODES.has(code) || refusal.code === 'SYSTEM_ERROR' || subCode.endsWith('.unknow-error');
  if (isUnsure || !/^(?:20001|4\d{4})$/.test(code)) throw unanswered(refusal);
  return refusal;
}

/** @throws ChannelError 'unknown' when it is not of this shape; fields we do not know are ignored. */
export function parseAnswer<Schema extends z.ZodType>(schema: Schema, content: unknown): z.output<Schema> {
  const parsed = schema.safeParse(content);
  if (!parsed.success) throw unknownOutcome('MALFORMED', 'not in the documented shape', parsed.error);
  return parsed.data;
}

export function unknownOutcome(code: string, message: string, cause?: unknown): ChannelError {
  return new ChannelError('unknown', code, { message: `Alipay: ${message}`, cause });
}

export function declined({ code, message }: Refusal): ChannelError {
  return new ChannelError('declined', code, { message: `Alipay: ${message}` });
}

/** For questions: a refused question leaves us as ignorant as a lost one. */
export function unanswered({ code, message }: Refusal): ChannelError {
  return unknownOutcome(code, message);
}

export function forged(code: string, message: string): ChannelError {
  return new ChannelError('forged', code, { message: `Alipay: ${message}` });
}
