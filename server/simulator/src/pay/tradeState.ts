import type { Trade } from '../store/records';
import type { World } from '../world';

/** The trade as it stands now: time closes what nobody paid. */
export function refreshed(world: World, trade: Trade): Trade {
  if (world.options.closeAtExpiry && trade.state === 'NOTPAY' && expired(world, trade)) {
    trade.state = 'CLOSED';
    world.store.save({ kind: 'trade', value: trade });
  }
  return trade;
}

export function expired(world: World, trade: Trade): boolean {
  return trade.expiresMs <= world.clock.nowMs();
}
