import type { DeskIdentity } from '@jiayou/contract';
import { ROLE_NAMES } from '@jiayou/contract/permission-names';

export function roleName({ staff }: DeskIdentity): string {
  return ROLE_NAMES[staff.role];
}

/** How far this person sees: one station by name, or the chain. */
export function reachOf({ station }: DeskIdentity): string {
  return station?.name ?? '全部油站';
}
