import { z } from 'zod';
import { ChannelError } from '../channel';

/** WeChat Pay said no, in words of its own. What that means for the money, the verb decides. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

const ErrorAnswer = z.object({ code: z.string().optional(), message: z.string().default('') });

/** Answers with these codes say nothing about what happened, whatever their HTTP status. */
const UNSURE_CODES = new Set([
  'SYSTEM_ERROR',
  'SYSTEMERROR',
  'BANK_ERROR',
  'BANKERROR',
  'USERPAYING',
  'FREQUENCY_LIMITED',
  'FREQUENCY_LIMIT_EXCEED',
  'RATELIMIT_EXCEEDED',
  // V2's refunds
  'BIZERR_NEED_RETRY',
  'ERROR',
  'INVALID_REQ_TOO_MUCH',
]);

/** Older answers, and V2, write the same code without the underscores. */
const SPELLINGS = new Map([
  ['ORDERPAID', 'ORDER_PAID'],
  ['ORDERCLOSED', 'ORDER_CLOSED'],
  ['ORDERNOTEXIST', 'ORDER_NOT_EXIST'],
  ['ORDERREVERSED', 'ORDER_REVERSED'],
  ['AUTHCODEEXPIRE', 'AUTH_CODE_EXPIRE'],
  ['NOTENOUGH', 'NOT_ENOUGH'],
  ['NOAUTH', 'NO_AUTH'],
  ['SIGNERROR', 'SIGN_ERROR'],
]);

/**
 * Reads an answer that is not a success. Such answers carry no signature.
 * @throws ChannelError 'unknown' unless it is a definite business refusal: 4xx with a code that is certain.
 */
export function readRefusal(status: number, body: string): Refusal {
  const { code, message } = readCode(body);
  if (!code) throw unknownOutcome(`HTTP_${status}`, `answered with status ${status} and no code`);
  const isDefinite = status >= 400 && status < 500 && status !== 429;
  if (!isDefinite || UNSURE_CODES.has(code)) throw unknownOutcome(code, message);
  return { code: spelled(code), message };
}

/** The one spelling we know a code by. */
export function spelled(code: string): string {
  return SPELLINGS.get(code) ?? code;
}

/** Whether this code leaves open what happened. */
export function isUnsure({ code }: Refusal): boolean {
  return UNSURE_CODES.has(code);
}

/** @throws ChannelError 'unknown' when the text is not JSON of this shape; fields we do not know are ignored. */
export function parseAnswer<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  return readShape(schema, parseJson(text));
}

/** @throws ChannelError 'unknown' when the value has another shape */
export function readShape<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw unknownOutcome('MALFORMED', 'not in the documented shape', parsed.error);
  return parsed.data;
}

export function unknownOutcome(code: string, message: string, cause?: unknown): ChannelError {
  return new ChannelError('unknown', code, { message: `WeChat Pay: ${message}`, cause });
}

export function declined({ code, message }: Refusal): ChannelError {
  return new ChannelError('declined', code, { message: `WeChat Pay: ${message}` });
}

/** For questions: a refused question leaves us as ignorant as a lost one. */
export function unanswered({ code, message }: Refusal): ChannelError {
  return unknownOutcome(code, message);
}

export function forged(code: string, message: string, cause?: unknown): ChannelError {
  return new ChannelError('forged', code, { message: `WeChat Pay: ${message}`, cause });
}

function readCode(body: string): { code?: string | undefined; message: string } {
  return ErrorAnswer.safeParse(parseJson(body)).data ?? { message: '' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
