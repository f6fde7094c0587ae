import { z } from 'zod';
import { ALIPAY_NAMES, AlipayEnvironment } from './alipayEnvironment';
import { KeyFile } from './keyFile';
import { SealKey } from './sealKey';
import { WECHAT_PAY_V2_NAMES, WechatPayV2Environment } from './wechatPayV2Environment';

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const PublicKeys = z
  .string()
  .transform((text, context) => parseJson(text, context))
  .pipe(z.array(z.object({ id: z.string().startsWith('PUB_KEY_ID_'), file: KeyFile })));

/** The process's environment. No secret has a default; what is missing stops the start. */
const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(20),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  /** Base of the links we give away, the channels' notify addresses among them. No trailing slash. */
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/$/, '')),
  CHAIN_NAME: z.string().min(1).max(30),
  /** The folder that holds the built clients; without it they are served elsewhere. */
  CLIENTS_DIR: z.string().optional(),
  COOKIE_SECURE: Flag.default(true),
  /** How many proxies in front of us are ours and may say `X-Forwarded-For`. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Seals the secrets of the desk's authenticator apps. Lost, they are bound anew. */
  TOTP_KEY: SealKey,
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  PAYMENT_EXPIRES_SECONDS: z.coerce.number().int().min(60).max(7200).default(600),
  /** A ticket older than this is offered at the till, not printed by itself. */
  TICKET_AUTOMATIC_SECONDS: z.coerce.number().int().min(30).max(7200).default(600),
  /** A claimed ticket without paper after this is asked about at every till. */
  TICKET_OVERDUE_SECONDS: z.coerce.number().int().min(1).max(3600).default(30),
  /** GCJ-02 tiles for the desk's map, `https://…/{z}/{x}/{y}.png`; without them it is a plain grid. */
  MAP_TILES_URL: z
    .string()
    .regex(/^https?:\/\/.+\{z\}.*$/)
    .optional(),
  /** Whom the map must name. */
  MAP_TILES_ATTRIBUTION: z.string().max(200).optional(),
  WECHAT_MINI_APP_ID: z.string().min(1),
  WECHAT_MINI_APP_SECRET: z.string().min(1),
  WECHAT_OFFICIAL_APP_ID: z.string().min(1),
  WECHAT_OFFICIAL_APP_SECRET: z.string().min(1),
  WECHAT_API_URL: z.url().default('https://api.weixin.qq.com'),
  WECHAT_AUTHORIZE_URL: z.url().default('https://open.weixin.qq.com/connect/oauth2/authorize'),
  /** A page that stands in for the wallet in a browser outside WeChat. */
  WALLET_URL: z.url().optional(),
  WECHAT_PAY_URL: z.url().default('https://api.mch.weixin.qq.com'),
  WECHAT_PAY_SP_MCHID: z.string().regex(/^\d{8,32}$/),
  WECHAT_PAY_MERCHANT_SERIAL: z.string().regex(/^[0-9A-Fa-f]+$/),
  WECHAT_PAY_PRIVATE_KEY_FILE: KeyFile,
  WECHAT_PAY_API_V3_KEY: z.string().length(32),
  WECHAT_PAY_PUBLIC_KEYS: PublicKeys.prefault('[]'),
  WECHAT_PAY_USE_CERTIFICATES: Flag.default(true),
  WECHAT_PAY_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(8_000),
});

export type Settings = Readonly<z.output<typeof Environment>> & {
  /** Absent where the chain does not collect by Alipay. */
  readonly alipay: z.output<typeof AlipayEnvironment> | undefined;
  /** Absent where every station's 付款码 account has APIv3. */
  readonly wechatPayV2: z.output<typeof WechatPayV2Environment> | undefined;
};

/** Says in one line which settings are missing or wrong; never their values. */
export class SettingsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SettingsError';
  }
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Parses the environment once, frozen. A group that a chain does not use is absent; half of one is an error. @throws SettingsError */
export function readSettings(environment: Variables): Settings {
  const main = Environment.safeParse(environment);
  const alipay = AlipayEnvironment.optional().safeParse(ifGiven(environment, ALIPAY_NAMES));
  const v2 = WechatPayV2Environment.optional().safeParse(ifGiven(environment, WECHAT_PAY_V2_NAMES));
  if (main.success && alipay.success && v2.success) {
    return Object.freeze({ ...main.data, alipay: alipay.data, wechatPayV2: v2.data });
  }
  const problems = [main, alipay, v2]
    .flatMap(({ error }) => error?.issues ?? [])
    .map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new SettingsError(`settings: ${problems.join('; ')}`);
}

function ifGiven(environment: Variables, names: readonly string[]): Variables | undefined {
  return names.some((name) => environment[name] !== undefined) ? environment : undefined;
}

function parseJson(text: string, context: z.RefinementCtx<string>): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
}
