import { randomBytes } from 'node:crypto';
import type { Merchant } from '../../channel';
import { spelled, unknownOutcome, type Refusal } from '../errors';
import type { V2Settings, WechatPaySettings } from '../settings';
import { openTransport, type Transport } from '../transport';
import { isSigned, sign } from './sign';
import { readXml, writeXml, type Fields } from './xml';

/** One service provider's V2 line. */
export interface V2Line {
  readonly settings: WechatPaySettings;
  readonly v2: V2Settings;
  readonly appId: string;
  readonly send: Transport;
  /** Shows the merchant's certificate. */
  readonly sendSecurely: Transport;
}

/** Nothing when V2 is not configured. */
export function openV2(settings: WechatPaySettings): V2Line | undefined {
  const { v2, appId, timeoutMs } = settings;
  if (!v2 || !appId) return undefined;
  const tls = { cert: v2.certificatePem, key: settings.merchantPrivateKeyPem, ...(v2.caPem && { ca: v2.caPem }) };
  return {
    settings,
    v2,
    appId,
    send: openTransport(settings),
    sendSecurely: openTransport({ baseUrl: v2.secureUrl, timeoutMs, tls }),
  };
}

export interface V2Call {
  readonly path: `/pay/${string}` | `/secapi/${string}`;
  readonly merchant: Merchant;
  readonly fields: Fields;
}

/** `fields` are proven to be WeChat Pay's, those of a refusal too. */
export interface V2Answer {
  readonly fields: Fields;
  readonly refusal?: Refusal;
}

/**
 * Sends one request and believes nothing that is not signed.
 * @throws ChannelError 'unknown' for everything that is neither a signed success nor a signed refusal
 */
export async function callV2(line: V2Line, call: V2Call): Promise<V2Answer> {
  const send = call.path.startsWith('/secapi/') ? line.sendSecurely : line.send;
  const answer = await send({
    method: 'POST',
    path: call.path,
    headers: { 'content-type': 'text/xml; charset=utf-8', 'user-agent': 'jiayou/1.0' },
    body: writeXml(signedFields(line, call)),
  });
  if (answer.status !== 200)
    throw unknownOutcome(`HTTP_${answer.status}`, `answered ${call.path} with ${answer.status}`);
  const fields = readXml(answer.body);
  checkAnswer(line, call, fields);
  if (fields['result_code'] === 'SUCCESS') return { fields };
  const { err_code: code, err_code_des: message = '' } = fields;
  if (!code) throw unknownOutcome('MALFORMED', `refused ${call.path} without a code`);
  return { fields, refusal: { code: spelled(code), message } };
}

function signedFields({ settings, v2, appId }: V2Line, { merchant, fields }: V2Call): Fields {
  const whole = {
    appid: appId,
    mch_id: settings.spMchid,
    sub_mch_id: merchant.accountNo,
    nonce_str: randomBytes(16).toString('hex'),
    sign_type: 'HMAC-SHA256',
    ...fields,
  };
  return { ...whole, sign: sign(whole, v2.apiKey) };
}

function checkAnswer({ settings, v2 }: V2Line, { path, merchant }: V2Call, fields: Fields): void {
  // Turned away before anybody looked at it, without signature and code: our own settings are wrong, or somebody lies.
  if (fields['return_code'] !== 'SUCCESS') throw unknownOutcome('RETURN_FAIL', fields['return_msg'] ?? '');
  if (!isSigned(fields, v2.apiKey)) throw unknownOutcome('BAD_SIGNATURE', `the answer to ${path} is not signed`);
  const { mch_id: spMchid = settings.spMchid, sub_mch_id: accountNo = merchant.accountNo } = fields;
  if (spMchid !== settings.spMchid || accountNo !== merchant.accountNo) {
    throw unknownOutcome('OTHER_MERCHANT', `answered ${path} for another merchant`);
  }
}
