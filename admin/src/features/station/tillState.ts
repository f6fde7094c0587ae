import type { DeskStation } from '@jiayou/contract';

export type DeskTill = DeskStation['tills'][number];

/**
 * `online` on duty and connected now; `away` was seen before; `never` is bound but no cashier has worked at it;
 * `revoked` is stopped for good.
 */
export type TillState = 'online' | 'away' | 'never' | 'revoked';

/** A till on duty is heard every 15 seconds: one missed is no news, four are. */
const ONLINE_MS = 60_000;

export function tillState({ lastSeenAt, revoked }: DeskTill, nowMs: number): TillState {
  if (revoked) return 'revoked';
  if (lastSeenAt === undefined) return 'never';
  return nowMs - Date.parse(lastSeenAt) <= ONLINE_MS ? 'online' : 'away';
}

/** Those that still belong to their station. */
export function boundTills({ tills }: DeskStation): readonly DeskTill[] {
  return tills.filter(({ revoked }) => !revoked);
}

/** When any of these tills was last heard, ms; `undefined` when none ever was. */
export function lastSeenMs(tills: readonly DeskTill[]): number | undefined {
  const seen = tills.flatMap(({ lastSeenAt }) => (lastSeenAt === undefined ? [] : [Date.parse(lastSeenAt)]));
  return seen.length === 0 ? undefined : Math.max(...seen);
}
