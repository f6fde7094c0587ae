import type { KeyObject } from 'node:crypto';
import type { PayerCodes } from '../world/payerCodes';
import type { Plans } from '../world/plans';
import type { World } from '../world/world';
import type { PlatformKeys } from './keys/platformKeys';
import type { MerchantOptions } from './options';
import type { Scenario } from './scenario/scenarios';
import type { LoginCode } from './store/records';
import type { Store } from './store/store';

export interface Merchant extends Omit<MerchantOptions, 'mode'> {
  /** Which of the platform's keys signs for it; a control request may switch it. */
  mode: 'certificate' | 'public-key';
  serial: string;
  publicKey: KeyObject;
  keys: PlatformKeys;
}

/** The simulated WeChat Pay, and the sign-in that knows its payers; passed first to whatever happens in it. */
export interface WechatPay extends World {
  /** Keyed by sp_mchid. */
  merchants: Map<string, Merchant>;
  store: Store;
  plans: Plans<Scenario>;
  payerCodes: PayerCodes;
  loginCodes: Map<string, LoginCode>;
  /** Where V2's reverse and refund are, and whom to trust there. */
  secure?: { url: string; caPem: string } | undefined;
}
