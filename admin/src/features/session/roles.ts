import type { DeskIdentity, Role } from '@jiayou/contract';

const NAMES: Readonly<Record<Role, string>> = {
  'hq-admin': '系统管理员',
  'hq-marketing': '市场部',
  'hq-finance': '财务部',
  'station-master': '站长',
  'station-finance': '油站财务',
  cashier: '收银员',
};

export function roleName({ staff }: DeskIdentity): string {
  return NAMES[staff.role];
}

/** How far this person sees: one station by name, or the chain. */
export function reachOf({ station }: DeskIdentity): string {
  return station?.name ?? '全部油站';
}
