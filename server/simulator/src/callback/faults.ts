import { strike } from '../scenario/plans';
import type { Notification } from '../store/records';
import type { World } from '../world';

const FAULTS = [
  'callback-doubled',
  'callback-forged',
  'callback-altered',
  'callback-signtest',
  'callback-old',
  'callback-other-merchant',
  'callback-wrong-amount',
] as const;

export type CallbackFault = (typeof FAULTS)[number];

/** What shall be wrong with the next try. */
export function faultsOf(world: World, notification: Notification): CallbackFault[] {
  const subjects = [notification.outRefundNo, notification.outTradeNo];
  return FAULTS.filter((name) => strike(world, subjects, { name }));
}
