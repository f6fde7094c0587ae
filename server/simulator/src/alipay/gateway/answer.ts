import type { Context } from 'koa';
import type { Alipay, App } from '../alipay';
import { signText } from '../keys/rsa2';
import type { Scenario, ScenarioName } from '../scenario/scenarios';
import type { GatewayAnswer } from './gatewayApi';
import { GatewayError } from './gatewayError';

const MESSAGES = {
  '10000': 'Success',
  '10003': 'order success pay inprocess',
  '20000': 'Service Currently Unavailable',
  '20001': 'Insufficient Token Permissions',
  '40001': 'Missing Required Arguments',
  '40002': 'Invalid Arguments',
  '40004': 'Business Failed',
  '40005': 'Call Limited',
  '40006': 'Insufficient Permissions',
} as const;

/** How an answer is written wrongly on purpose. */
export const WRITING = [
  'answer-bad-signature',
  'answer-sha1',
  'answer-unsigned',
  'answer-escaped',
] as const satisfies ScenarioName[];
export type Writing = Partial<Record<(typeof WRITING)[number], Scenario | undefined>>;

export function contentOf(answer: GatewayAnswer): object {
  const code = answer.code ?? '10000';
  return { code, msg: MESSAGES[code], ...answer };
}

export function refusedContent(error: unknown): Record<'code' | 'msg' | 'sub_code' | 'sub_msg', string> {
  if (!(error instanceof GatewayError)) console.error('simulator: a bug of the simulator', error);
  const known = error instanceof GatewayError ? error : new GatewayError('20000', 'aop.unknow-error', '系统繁忙');
  return { code: known.code, msg: MESSAGES[known.code], sub_code: known.subCode, sub_msg: known.message };
}

/**
 * The object's own text is what is signed, to the byte. Whom the gateway does not know it has no key for: such an answer
 * is not signed, as with the real one.
 */
export function write(
  alipay: Alipay,
  ctx: Context,
  given: { name: string; content: object; app: App | undefined; writing: Writing },
): void {
  const { name, content, app, writing } = given;
  const plain = JSON.stringify(content);
  // Other JSON writers put a backslash before every slash; the text means the same and its bytes do not.
  const text = writing['answer-escaped'] ? plain.replaceAll('/', '\\/') : plain;
  ctx.status = 200;
  ctx.set('Content-Type', 'text/html;charset=utf-8');
  ctx.set('trace_id', alipay.ids.digits(`alipay-trace|${alipay.count()}`, 32));
  ctx.body = `{"${name}":${text}${app && !writing['answer-unsigned'] ? proof(app, text, writing) : ''}}`;
}

function proof({ keys }: App, text: string, writing: Writing): string {
  const signed = writing['answer-bad-signature'] ? `${text} ` : text;
  const signature = signText(keys.privateKey, signed, writing['answer-sha1'] ? 'RSA' : 'RSA2');
  const serial = keys.certificates ? `,"alipay_cert_sn":"${keys.certificates.alipaySerial}"` : '';
  return `${serial},"sign":"${writing['answer-escaped'] ? signature.replaceAll('/', '\\/') : signature}"`;
}
