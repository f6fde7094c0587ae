import { notify } from '../callback/notify';
import { strike } from '../scenario/plans';
import type { Trade } from '../store/records';
import type { World } from '../world';
import { expired, refreshed } from './tradeState';

export type Confirmation = 'paid' | 'already-paid' | 'closed' | 'expired' | 'refused';

/** The payer confirms in the wallet. `evenClosed` is the race in which the payer was quicker than a close already answered. */
export function confirmTrade(world: World, trade: Trade, how: { evenClosed: boolean }): Confirmation {
  const { state } = refreshed(world, trade);
  if (trade.transactionId !== undefined) return 'already-paid';
  if (state === 'REVOKED' || state === 'PAYERROR' || (state === 'CLOSED' && !how.evenClosed)) return 'closed';
  if (expired(world, trade) && !how.evenClosed) return 'expired';
  return payOrRefuse(world, trade);
}

function payOrRefuse(world: World, trade: Trade): 'paid' | 'refused' {
  if (strike(world, [trade.outTradeNo], { name: 'payer-refuses' })) return refuseTrade(world, trade);
  settle(world, trade);
  return 'paid';
}

/** The money moves. */
export function settle(world: World, trade: Trade): void {
  trade.state = 'SUCCESS';
  trade.successMs = world.clock.nowMs();
  trade.transactionId = `42000${world.ids.digits(`transaction|${trade.spMchid}|${trade.outTradeNo}`, 23)}`;
  world.store.save({ kind: 'trade', value: trade });
  if (trade.notifyUrl !== undefined) notify(world, { eventType: 'TRANSACTION.SUCCESS', trade, url: trade.notifyUrl });
}

/** Not enough money: a trade the wallet opened stays NOTPAY, as in the real wallet; one by code has failed for good. */
export function refuseTrade(world: World, trade: Trade): 'refused' {
  trade.refusals += 1;
  if (trade.tradeType === 'MICROPAY') trade.state = 'PAYERROR';
  world.store.save({ kind: 'trade', value: trade });
  return 'refused';
}
