import type { Settings } from '@jiayou/config/runtime';
import { createAlipay, createLocal, createWechatPay, type Channel } from '../channel';
import type { DriverFrontSettings, WechatLogin } from '../member';
import { createLocalBook, type PaymentContext } from '../payment';
import { systemClock, type Clock } from '../platform/clock';
import { openDatabase, type Database } from '../platform/db';
import { createLogger } from '../platform/logger';
import { createTillHub } from '../push';
import type { TicketContext } from '../ticket';

/** Everything the program is made of, put together in one place. */
export interface House extends PaymentContext, TicketContext {
  readonly clock: Clock;
  readonly expiresAfterMs: number;
  readonly cookieSecure: boolean;
  /** Closes the secrets of authenticator apps. 32 bytes. */
  readonly totpKey: Buffer;
  /** Proxies of ours before us. */
  readonly trustedProxies: number;
  readonly wechat: WechatLogin;
  readonly front: DriverFrontSettings;
  /** Base of the links we give away; no trailing slash. */
  readonly publicUrl: string;
  /** The driver's pages for the official account and browsers; ends with a slash. */
  readonly miniAppH5Url: string;
  /** Where the desk's map has its pictures from. */
  readonly mapTiles: { readonly url: string; readonly attribution: string } | undefined;
  close(): Promise<void>;
}

export function wire(settings: Settings, name: string): House {
  const log = createLogger(settings.LOG_LEVEL, name);
  const db = openDatabase(settings.DATABASE_URL, settings.DATABASE_POOL);
  const hub = createTillHub(db, log);
  return {
    ...policies(settings),
    db,
    hub,
    log,
    clock: systemClock,
    channels: channels(settings, db),
    totpKey: settings.TOTP_KEY,
    wechat: wechatLogin(settings),
    front: {
      chainName: settings.CHAIN_NAME,
      authorizeUrl: settings.WECHAT_AUTHORIZE_URL,
      walletUrl: settings.WALLET_URL,
    },
    publicUrl: settings.PUBLIC_URL,
    miniAppH5Url: `${settings.PUBLIC_URL}/car/`,
    mapTiles: mapTiles(settings),
    close: async () => {
      await hub.close();
      await db.close();
    },
  };
}

function mapTiles({ MAP_TILES_URL: url, MAP_TILES_ATTRIBUTION: attribution = '' }: Settings): House['mapTiles'] {
  return url === undefined ? undefined : { url, attribution };
}

function policies(settings: Settings): Pick<House, 'policy' | 'expiresAfterMs' | 'cookieSecure' | 'trustedProxies'> {
  return {
    policy: {
      automaticMs: settings.TICKET_AUTOMATIC_SECONDS * 1000,
      overdueMs: settings.TICKET_OVERDUE_SECONDS * 1000,
    },
    expiresAfterMs: settings.PAYMENT_EXPIRES_SECONDS * 1000,
    cookieSecure: settings.COOKIE_SECURE,
    trustedProxies: settings.TRUSTED_PROXIES,
  };
}

function channels(settings: Settings, db: Database): PaymentContext['channels'] {
  const book = createLocalBook(db, systemClock);
  return {
    'wechat-pay': wechatPay(settings),
    ...(settings.alipay && { alipay: alipay(settings.alipay, settings.PUBLIC_URL) }),
    'bank-card': createLocal('bank-card', book),
    cash: createLocal('cash', book),
  };
}

function alipay(given: NonNullable<Settings['alipay']>, publicUrl: string): Channel {
  return createAlipay({ ...given, notifyUrl: `${publicUrl}/callbacks/alipay`, clock: systemClock });
}

function wechatPay(settings: Settings): Channel {
  const notifyUrl = `${settings.PUBLIC_URL}/callbacks/wechat-pay`;
  return createWechatPay({
    baseUrl: settings.WECHAT_PAY_URL,
    spMchid: settings.WECHAT_PAY_SP_MCHID,
    merchantPrivateKeyPem: settings.WECHAT_PAY_PRIVATE_KEY_FILE,
    merchantSerial: settings.WECHAT_PAY_MERCHANT_SERIAL,
    apiV3Key: settings.WECHAT_PAY_API_V3_KEY,
    // The service provider's own app: named where the payer's app is not known, on a code to be scanned.
    appId: settings.WECHAT_OFFICIAL_APP_ID,
    ...(settings.wechatPayV2 && { v2: settings.wechatPayV2 }),
    notifyUrls: { payment: notifyUrl, refund: notifyUrl },
    publicKeys: settings.WECHAT_PAY_PUBLIC_KEYS.map(({ id, file }) => ({ id, pem: file })),
    useCertificates: settings.WECHAT_PAY_USE_CERTIFICATES,
    timeoutMs: settings.WECHAT_PAY_TIMEOUT_MS,
    clock: systemClock,
  });
}

function wechatLogin(settings: Settings): WechatLogin {
  return {
    apiUrl: settings.WECHAT_API_URL.replace(/\/$/, ''),
    apps: {
      'mini-program': { appId: settings.WECHAT_MINI_APP_ID, secret: settings.WECHAT_MINI_APP_SECRET },
      'official-account': { appId: settings.WECHAT_OFFICIAL_APP_ID, secret: settings.WECHAT_OFFICIAL_APP_SECRET },
    },
  };
}
