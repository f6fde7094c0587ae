import { z } from 'zod';

const mchid = z.string().regex(/^\d{8,10}$/);

/** A merchant of the simulated WeChat Pay: a service provider, its apps and its stations. */
export const merchantOptions = z
  .object({
    spMchid: mchid,
    mode: z.enum(['certificate', 'public-key']).default('certificate'),
    apiV3Key: z.string().length(32),
    /** Opens V2 to this merchant. */
    apiV2Key: z.string().length(32).optional(),
    certificateSerial: z.string().optional(),
    certificatePem: z.string().optional(),
    publicKeyPem: z.string().optional(),
    publicKeyId: z
      .string()
      .regex(/^PUB_KEY_ID_\d+$/)
      .optional(),
    apps: z.array(
      z.object({
        appid: z.string().regex(/^wx[0-9a-z]{8,30}$/),
        secret: z.string().min(1),
        kind: z.enum(['mini-program', 'official-account']).default('mini-program'),
      }),
    ),
    subMerchants: z.array(
      z.object({
        subMchid: mchid,
        name: z.string(),
        appids: z.array(z.string()).default([]),
        /** By which APIs this account may collect from a payer's code. */
        codeApis: z.array(z.enum(['v3', 'v2'])).default(['v3', 'v2']),
      }),
    ),
  })
  .refine((merchant) => merchant.certificatePem ?? (merchant.certificateSerial && merchant.publicKeyPem), {
    error: 'a merchant needs certificatePem, or certificateSerial and publicKeyPem',
  });

export type MerchantOptions = z.output<typeof merchantOptions>;
