import { z } from 'zod';
import { KeyFile } from './keyFile';

const Given = z.object({
  ALIPAY_GATEWAY_URL: z.url().default('https://openapi.alipay.com/gateway.do'),
  ALIPAY_APP_ID: z.string().regex(/^\d{16}$/, 'sixteen digits'),
  ALIPAY_PRIVATE_KEY_FILE: KeyFile,
  /** 普通公钥: Alipay's public key of this app. */
  ALIPAY_PUBLIC_KEY_FILE: KeyFile.optional(),
  /** 公钥证书: the three files of its portal, instead of the public key. */
  ALIPAY_APP_CERTIFICATE_FILE: KeyFile.optional(),
  ALIPAY_CERTIFICATE_FILE: KeyFile.optional(),
  ALIPAY_ROOT_CERTIFICATE_FILE: KeyFile.optional(),
  ALIPAY_QR_PRODUCT_CODE: z.enum(['FACE_TO_FACE_PAYMENT', 'QR_CODE_OFFLINE']).default('FACE_TO_FACE_PAYMENT'),
  ALIPAY_SERVICE_PROVIDER_PID: z
    .string()
    .regex(/^2088\d{12}$/)
    .optional(),
  ALIPAY_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(8_000),
});
type Given = z.output<typeof Given>;

/** What Alipay's channel needs of the environment. */
export const AlipayEnvironment = Given.transform((given, context) => ({
  gatewayUrl: given.ALIPAY_GATEWAY_URL,
  appId: given.ALIPAY_APP_ID,
  appPrivateKeyPem: given.ALIPAY_PRIVATE_KEY_FILE,
  trust: trustOf(given, context),
  qrProductCode: given.ALIPAY_QR_PRODUCT_CODE,
  ...(given.ALIPAY_SERVICE_PROVIDER_PID && { serviceProviderPid: given.ALIPAY_SERVICE_PROVIDER_PID }),
  timeoutMs: given.ALIPAY_TIMEOUT_MS,
}));

export const ALIPAY_NAMES = Object.keys(Given.shape);

type Trust =
  | { readonly mode: 'key'; readonly alipayPublicKeyPem: string }
  | {
      readonly mode: 'certificate';
      readonly appCertificatePem: string;
      readonly alipayCertificatePem: string;
      readonly rootCertificatePem: string;
    };

/** One way to believe Alipay, whole: nothing is guessed from half of each. */
function trustOf(given: Given, context: z.RefinementCtx): Trust {
  const key = given.ALIPAY_PUBLIC_KEY_FILE;
  const app = given.ALIPAY_APP_CERTIFICATE_FILE;
  const alipay = given.ALIPAY_CERTIFICATE_FILE;
  const root = given.ALIPAY_ROOT_CERTIFICATE_FILE;
  const hasCertificate = [app, alipay, root].some((file) => file !== undefined);
  if (key !== undefined && !hasCertificate) return { mode: 'key', alipayPublicKeyPem: key };
  if (key === undefined && app !== undefined && alipay !== undefined && root !== undefined) {
    return { mode: 'certificate', appCertificatePem: app, alipayCertificatePem: alipay, rootCertificatePem: root };
  }
  const message =
    'either this, or all of ALIPAY_APP_CERTIFICATE_FILE, ALIPAY_CERTIFICATE_FILE, ALIPAY_ROOT_CERTIFICATE_FILE';
  context.addIssue({ code: 'custom', path: ['ALIPAY_PUBLIC_KEY_FILE'], message });
  return z.NEVER;
}
