import { X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { Merchant, WechatPay } from '../wechatPay';
import { signFields, type SignType } from './signFields';
import type { V2Api, V2Request } from './v2Api';
import { V2Rejection } from './v2Error';
import { readXml, type Fields } from './xml';

export interface Believed {
  request: V2Request;
  key: string;
  signType: SignType;
}

/** Who sent this message. Refuses in the platform's order: form, merchant, certificate, signature, app. */
export function believe(wechat: WechatPay, request: IncomingMessage, given: { api: V2Api; body: string }): Believed {
  if (request.method !== 'POST') throw new V2Rejection('请使用post方法');
  const fields = readXml(given.body) ?? reject('XML格式错误');
  const { merchant, key } = senderOf(wechat, fields);
  if (given.api.certificate && !showsCertificate(request, merchant)) throw new V2Rejection('商户证书校验失败');
  const signType = checkSign(fields, key);
  if (!merchant.apps.some(({ appid }) => appid === fields['appid'])) reject('商户号mch_id与appid不匹配');
  return { request: { merchant, fields }, key, signType };
}

function senderOf(wechat: WechatPay, fields: Fields): { merchant: Merchant; key: string } {
  const merchant = wechat.merchants.get(fields['mch_id'] ?? '');
  if (merchant?.apiV2Key === undefined) throw new V2Rejection('商户号mch_id或sub_mch_id不存在');
  return { merchant, key: merchant.apiV2Key };
}

/** Whether the caller showed any certificate at all: without one the platform's web server turns it away. */
export function hasCertificate({ socket }: IncomingMessage): boolean {
  return socket instanceof TLSSocket && socket.getPeerX509Certificate() !== undefined;
}

/** The handshake has proven that the caller holds the key of the certificate it showed. */
function showsCertificate({ socket }: IncomingMessage, merchant: Merchant): boolean {
  if (!(socket instanceof TLSSocket)) return false;
  return new X509Certificate(socket.getPeerCertificate().raw).publicKey.equals(merchant.publicKey);
}

function checkSign(fields: Fields, key: string): SignType {
  const signType = fields['sign_type'] ?? 'MD5';
  if (signType !== 'MD5' && signType !== 'HMAC-SHA256') throw new V2Rejection('sign_type参数错误');
  if (!fields['nonce_str']) throw new V2Rejection('缺少参数');
  if (fields['sign'] !== signFields(fields, key, signType)) throw new V2Rejection('签名错误');
  return signType;
}

function reject(message: string): never {
  throw new V2Rejection(message);
}
