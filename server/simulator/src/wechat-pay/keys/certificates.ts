import { X509Certificate } from 'node:crypto';
import { rfc3339 } from '../../world/clock';
import type { V3Api } from '../http/v3Api';
import { WechatError } from '../http/wechatError';
import { seal } from './cryptography';

/** The platform certificates in force; a merchant that works with the WeChat Pay public key has none. */
export const certificates: V3Api = {
  method: 'GET',
  path: /^\/v3\/certificates$/,
  api: 'certificates',
  about: () => ({}),
  handle: (wechat, { merchant }) => {
    if (merchant.mode === 'public-key') {
      throw new WechatError(
        404,
        'RESOURCE_NOT_EXISTS',
        '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。可查看指引https://pay.weixin.qq.com/doc/v3/merchant/4012153196',
      );
    }
    const data = merchant.keys.certificates.map(({ serial, certificatePem = '' }) => {
      const certificate = new X509Certificate(certificatePem);
      const nonce = wechat.ids.letters(`certificate|${wechat.count()}`, 12);
      return {
        serial_no: serial,
        effective_time: rfc3339(Date.parse(certificate.validFrom)),
        expire_time: rfc3339(Date.parse(certificate.validTo)),
        encrypt_certificate: seal(merchant.apiV3Key, certificatePem, { nonce, associatedData: 'certificate' }),
      };
    });
    return { status: 200, body: { data } };
  },
};
