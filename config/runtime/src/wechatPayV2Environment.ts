import { z } from 'zod';
import { KeyFile } from './keyFile';

const Given = z.object({
  WECHAT_PAY_V2_KEY: z.string().length(32),
  WECHAT_PAY_V2_CERTIFICATE_FILE: KeyFile,
  /** Where V2's reverse and refund are: there the certificate is shown. */
  WECHAT_PAY_V2_SECURE_URL: z.url({ protocol: /^https$/ }).default('https://api.mch.weixin.qq.com'),
  WECHAT_PAY_V2_CA_FILE: KeyFile.optional(),
  /** This server's address as WeChat Pay may know it. */
  WECHAT_PAY_SERVER_IP: z.union([z.ipv4(), z.ipv6()], 'an IP address'),
});

/** What payments by code need at WeChat Pay's V2, for stations whose account has nothing newer. */
export const WechatPayV2Environment = Given.transform((given) => ({
  apiKey: given.WECHAT_PAY_V2_KEY,
  certificatePem: given.WECHAT_PAY_V2_CERTIFICATE_FILE,
  secureUrl: given.WECHAT_PAY_V2_SECURE_URL,
  ...(given.WECHAT_PAY_V2_CA_FILE && { caPem: given.WECHAT_PAY_V2_CA_FILE }),
  serverIp: given.WECHAT_PAY_SERVER_IP,
}));

export const WECHAT_PAY_V2_NAMES = Object.keys(Given.shape);
