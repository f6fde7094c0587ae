import { z } from 'zod';
import { alipayOptions } from './alipay/options';

/** What the operator of the simulated platform knows: merchants, their apps and stations, the people with a phone. */
export const simulatorOptions = z.object({
  host: z.string().default('127.0.0.1'),
  port: z.int().min(0).max(65_535).default(0),
  /** Folder of the journal and of the platform keys; without it everything lives in memory. */
  dir: z.string().optional(),
  /** Folder of the platform keys alone: simulators in memory start faster when they share one. */
  keysDir: z.string().optional(),
  /** Same seed, same ids. Without one, the folder's own seed, else a random one. */
  seed: z.string().optional(),
  /** Simulated seconds per real second for callback retries, refund processing and late successes. */
  timeScale: z.number().positive().default(1),
  /** How long a refund stays PROCESSING, in simulated seconds. */
  refundDelayS: z.number().min(0).default(5),
  /** Whether the last two digits of an amount choose a scenario (the table in scenario/scenarios.ts). */
  amountScenarios: z.boolean().default(true),
  /** Whether a trade is CLOSED by itself at time_expire, or stays NOTPAY (and unpayable) until somebody closes it. */
  closeAtExpiry: z.boolean().default(true),
  /** From this amount on the payer's wallet asks for a password after a till scanned its code. Real wallets: ¥1000. */
  passwordFromFen: z.int().min(1).default(100_000),
  /** Whether APIv3 answers for trades that came by V2. */
  v3SeesV2: z.boolean().default(true),
  /** Port of the https door that asks for the merchant's certificate; open when a merchant has an apiV2Key. */
  securePort: z.int().min(0).max(65_535).default(0),
  users: z
    .array(z.object({ id: z.string().regex(/^[\w-]{1,64}$/), name: z.string() }))
    .min(1)
    .default([
      { id: 'driver-1', name: '李师傅' },
      { id: 'driver-2', name: '王女士' },
      { id: 'driver-3', name: '赵先生' },
    ]),
  /** Absent: nobody plays Alipay. */
  alipay: alipayOptions.optional(),
  /** WeChat Pay's. */
  merchants: z
    .array(
      z
        .object({
          spMchid: z.string().regex(/^\d{8,10}$/),
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
              subMchid: z.string().regex(/^\d{8,10}$/),
              name: z.string(),
              appids: z.array(z.string()).default([]),
              /** By which APIs this account may collect from a payer's code. */
              codeApis: z.array(z.enum(['v3', 'v2'])).default(['v3', 'v2']),
            }),
          ),
        })
        .refine((merchant) => merchant.certificatePem ?? (merchant.certificateSerial && merchant.publicKeyPem), {
          error: 'a merchant needs certificatePem, or certificateSerial and publicKeyPem',
        }),
    )
    .default([]),
});

export type SimulatorInput = z.input<typeof simulatorOptions>;
export type SimulatorOptions = z.output<typeof simulatorOptions>;
export type MerchantOptions = SimulatorOptions['merchants'][number];
