import { z } from 'zod';
import { alipayOptions } from './alipay/options';
import { merchantOptions } from './wechat-pay/options';

/** People are told apart by it. */
export const userName = z.string().regex(/^[\w-]{1,64}$/);

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
  /** Whether the last two digits of an amount choose a scenario (the tables in each wallet's scenario/scenarios.ts). */
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
    .array(z.object({ id: userName, name: z.string() }))
    .min(1)
    .default([
      { id: 'driver-1', name: '李师傅' },
      { id: 'driver-2', name: '王女士' },
      { id: 'driver-3', name: '赵先生' },
    ]),
  /** Absent: nobody plays Alipay. */
  alipay: alipayOptions.optional(),
  /** WeChat Pay's. */
  merchants: z.array(merchantOptions).default([]),
});

export type SimulatorInput = z.input<typeof simulatorOptions>;
export type SimulatorOptions = z.output<typeof simulatorOptions>;
