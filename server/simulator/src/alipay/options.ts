import { z } from 'zod';

/** Merchants and service providers are numbered alike. */
export const pid = z.string().regex(/^2088\d{12}$/);

/** What the operator of the simulated Alipay knows: service providers' apps and the merchants that let them act. */
export const alipayOptions = z.object({
  /** What the codes to be scanned begin with; `http://<simulator>/phone/alipay/qr/` opens the payer's phone at once. */
  qrBaseUrl: z.string().default('https://qr.alipay.com/'),
  apps: z
    .array(
      z.object({
        appId: z.string().regex(/^\d{16}$/),
        mode: z.enum(['key', 'certificate']).default('key'),
        publicKeyPem: z.string(),
        merchants: z.array(z.object({ pid, name: z.string(), appAuthToken: z.string().min(1) })).min(1),
      }),
    )
    .min(1),
});

export type AlipayOptions = z.output<typeof alipayOptions>;
export type AppOptions = AlipayOptions['apps'][number];
export type AlipayMerchant = AppOptions['merchants'][number];
