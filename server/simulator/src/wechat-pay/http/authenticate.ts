import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { verifies } from '../keys/cryptography';
import type { Merchant, WechatPay } from '../wechatPay';
import { WechatError } from './wechatError';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048';
const MAX_AGE_S = 300;

/** Fields in any order, each once, none other. */
const authorizationFields = z.strictObject({
  mchid: z.string().min(1),
  nonce_str: z.string().min(1),
  timestamp: z.string().regex(/^\d{1,12}$/),
  serial_no: z.string().min(1),
  signature: z.string().min(1),
});

type Authorization = z.output<typeof authorizationFields>;

/**
 * Who signed this request. Refuses in the platform's order: headers, Authorization's form, merchant, age, certificate,
 * signature. Source: WeChat Pay APIv3, request signature.
 */
export function authenticate(wechat: WechatPay, request: IncomingMessage, body: string): Merchant {
  const { method = '', url = '', headers } = request;
  checkHeaders(headers, body);
  const authorization = parse(headers.authorization ?? '') ?? refuseForm(url);
  const merchant = wechat.merchants.get(authorization.mchid);
  if (!merchant) throw new WechatError(400, 'MCH_NOT_EXISTS', '商户号不存在');
  checkAge(wechat, authorization.timestamp);
  if (authorization.serial_no.toUpperCase() !== merchant.serial) {
    throw new WechatError(401, 'SIGN_ERROR', '商户证书序列号有误。请使用签名私钥匹配的证书序列号');
  }
  const lines = [method, url, authorization.timestamp, authorization.nonce_str, body];
  if (!verifies(merchant.publicKey, lines, authorization.signature)) {
    throw new WechatError(401, 'SIGN_ERROR', '签名错误，请检查后再试');
  }
  checkPlatformSerial(merchant, headers['wechatpay-serial']);
  return merchant;
}

function checkHeaders(headers: IncomingMessage['headers'], body: string): void {
  if (!headers.accept || !headers['user-agent']) {
    throw new WechatError(400, 'INVALID_REQUEST', 'Http头缺少Accept或User-Agent');
  }
  if (body !== '' && !/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    throw new WechatError(400, 'INVALID_REQUEST', 'Http头Content-Type值应为application/json');
  }
}

function parse(header: string): Authorization | undefined {
  const [scheme, rest] = /^(\S+) (.+)$/.exec(header)?.slice(1) ?? [];
  if (scheme !== SCHEME || rest === undefined) return undefined;
  const pairs = rest.split(',').map((part) => /^\s*([a-z_]+)="([^"]*)"\s*$/.exec(part)?.slice(1) ?? ['?', '']);
  const names = new Set(pairs.map(([name]) => name));
  const parsed = authorizationFields.safeParse(Object.fromEntries(pairs));
  return parsed.success && names.size === pairs.length ? parsed.data : undefined;
}

/** The payment endpoints word it differently from the others. */
function refuseForm(url: string): never {
  const message = url.startsWith('/v3/pay/')
    ? '签名信息错误，验签失败'
    : 'Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》';
  throw new WechatError(401, 'SIGN_ERROR', message);
}

function checkAge(wechat: WechatPay, timestamp: string): void {
  if (Math.abs(wechat.clock.wireNowMs() / 1000 - Number(timestamp)) > MAX_AGE_S) {
    throw new WechatError(401, 'SIGN_ERROR', 'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟');
  }
}

function checkPlatformSerial(merchant: Merchant, serial: string | string[] | undefined): void {
  const { publicKey, certificates } = merchant.keys;
  const known = [publicKey.serial, ...certificates.map((certificate) => certificate.serial)];
  if (serial !== undefined && !known.includes(String(serial))) {
    throw new WechatError(400, 'PARAM_ERROR', '平台证书序列号Wechatpay-Serial错误');
  }
}
