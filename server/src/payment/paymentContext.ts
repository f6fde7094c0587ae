import type { Channel, ChannelCode, WalletPayments } from '../channel';
import type { Database } from '../platform/db';
import type { Logger } from '../platform/logger';
import type { TillHub } from '../push';

/** What the money's use cases work with. */
export interface PaymentContext {
  readonly db: Database;
  readonly channels: Channels;
  readonly hub: TillHub;
  readonly log: Logger;
}

type Channels = Readonly<Partial<Record<ChannelCode, Channel>>>;

/** A payment's channel. Configured at the start; a payment of one that is not is a mistake in the configuration. */
export function channelOf({ channels }: Pick<PaymentContext, 'channels'>, code: ChannelCode): Channel {
  const channel = channels[code];
  if (channel === undefined) throw new Error(`the channel ${code} is not configured`);
  return channel;
}

export function walletOf(context: Pick<PaymentContext, 'channels'>, code: ChannelCode): WalletPayments {
  const { wallet } = channelOf(context, code);
  if (wallet === undefined) throw new Error(`the channel ${code} opens no wallet`);
  return wallet;
}
