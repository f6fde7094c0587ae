import { ERRORS, type ErrorCode } from '@jiayou/contract';
import { z } from 'zod';
import type { Answer } from './callHttp';

const ErrorBody = z.object({
  code: z.string().refine((code) => code in ERRORS),
  message: z.string().regex(/\p{Script=Han}/u),
  requestId: z.uuid(),
});

/** The code of an answer that refuses, when all of it is as the contract says; otherwise what is wrong with it. */
export function refusalOf({ status, body }: Pick<Answer, 'status' | 'body'>): string {
  const { code = '', message } = ErrorBody.safeParse(body).data ?? {};
  const { [code as ErrorCode]: said } = ERRORS as Partial<Record<ErrorCode, { status: number; message: string }>>;
  const isSaid = said?.status === status && said.message === message && status !== 500;
  return isSaid ? code : `${status} ${JSON.stringify(body).slice(0, 200)}`;
}
