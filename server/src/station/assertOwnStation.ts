import type { StationId } from '@jiayou/contract';
import { AppError } from '../platform/errors';
import type { DeskCaller } from '../session';

/** A station role reaches its own station only; another one is as if it did not exist. @throws AppError `station.not_found` */
export function assertOwnStation(caller: DeskCaller, stationId: StationId): void {
  if (caller.station !== null && caller.station.id !== stationId) throw new AppError('station.not_found');
}
