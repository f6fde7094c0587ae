import { z } from 'zod';
import { createAlipay, createWechatPay, type Channel } from '../../server/dist/channel';
import { readPlatforms, readText } from './merchants';

const TIMEOUT_MS = 8_000;
/** Nobody listens there. */
const NOTIFY_URL = 'http://127.0.0.1:9/';
const Kept = z.object({ certificateSerial: z.string() });
const clock = (): Date => new Date();

/** Our own channels with the demo chain's keys, without the house around them. */
export function openChannels(dir: string, simulatorUrl: string): Readonly<Record<'wechat-pay' | 'alipay', Channel>> {
  const { merchants, alipay } = readPlatforms(dir);
  const [{ spMchid, publicKeyId, apiV3Key }] = merchants;
  const { certificateSerial } = Kept.parse(JSON.parse(readText(dir, 'keys/merchant.json')));
  return {
    'wechat-pay': createWechatPay({
      baseUrl: simulatorUrl,
      spMchid,
      merchantPrivateKeyPem: readText(dir, 'keys/merchant.key.pem'),
      merchantSerial: certificateSerial,
      apiV3Key,
      notifyUrls: { payment: NOTIFY_URL, refund: NOTIFY_URL },
      publicKeys: [{ id: publicKeyId, pem: readText(dir, `keys/${publicKeyId}.pem`) }],
      useCertificates: true,
      timeoutMs: TIMEOUT_MS,
      clock,
    }),
    alipay: createAlipay({
      gatewayUrl: `${simulatorUrl}/gateway.do`,
      appId: alipay.apps[0].appId,
      appPrivateKeyPem: readText(dir, 'keys/alipay.key.pem'),
      trust: { mode: 'key', alipayPublicKeyPem: readText(dir, 'keys/alipay.public.pem') },
      notifyUrl: NOTIFY_URL,
      qrProductCode: 'FACE_TO_FACE_PAYMENT',
      timeoutMs: TIMEOUT_MS,
      clock,
    }),
  };
}
