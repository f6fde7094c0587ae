import type { CollectState } from './collectState';

/** Whether something lies over the board. */
export function hasStage({ at }: CollectState, countsCash: boolean): boolean {
  return countsCash || (at !== 'starting' && at !== 'basket');
}
