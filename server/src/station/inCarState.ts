import { shanghaiMinuteOf } from '../platform/clock';

/** What decides whether a driver can pay in the car at a station. */
export interface InCarFacts {
  readonly enabled: boolean;
  readonly opens_minute: number;
  readonly closes_minute: number;
  readonly in_car_allowed: boolean;
  readonly in_car_paused_at: Date | null;
  readonly in_car_paused_reason: string;
  readonly has_account: boolean;
}

export type InCarRefusal =
  | 'station.closed'
  | 'station.in_car_not_allowed'
  | 'station.in_car_paused'
  | 'station.no_account';

/** Why nobody can pay in the car now, or nothing when one can. */
export function inCarRefusal(station: InCarFacts, now: Date): InCarRefusal | undefined {
  if (!isOpen(station, now)) return 'station.closed';
  if (!station.in_car_allowed) return 'station.in_car_not_allowed';
  if (station.in_car_paused_at !== null) return 'station.in_car_paused';
  return station.has_account ? undefined : 'station.no_account';
}

/** Hours may run past midnight; equal ends mean round the clock. */
export function isOpen(station: Pick<InCarFacts, 'enabled' | 'opens_minute' | 'closes_minute'>, now: Date): boolean {
  const { enabled, opens_minute: opens, closes_minute: closes } = station;
  const minute = shanghaiMinuteOf(now);
  if (!enabled) return false;
  if (opens === closes) return true;
  return opens < closes ? minute >= opens && minute < closes : minute >= opens || minute < closes;
}
