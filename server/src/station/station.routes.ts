import type { DeskApi, DriverApi, StationId } from '@jiayou/contract';
import type { Database } from '../platform/db';
import { AppError } from '../platform/errors';
import type { Handlers } from '../platform/http';
import type { TillHub } from '../push';
import type { Callers, DeskCaller } from '../session';
import { findStations } from './findStations';
import { listDeskStations } from './listDeskStations';
import { pauseInCar } from './pauseInCar';
import { viewStation } from './viewStation';

interface StationContext {
  readonly db: Database;
  readonly hub: TillHub;
}

export function stationDriverRoutes({ db }: StationContext) {
  return {
    'GET /driver/stations': async ({ query }, _caller, { now }) => ({ stations: await findStations(db, query, now) }),
    'GET /driver/stations/:stationId': ({ params, query }, _caller, { now }) =>
      viewStation(db, { ...params, ...query }, now),
  } satisfies Partial<Handlers<DriverApi, Callers>>;
}

export function stationDeskRoutes({ db, hub }: StationContext) {
  return {
    'GET /desk/stations': ({ query }, caller) =>
      listDeskStations(db, { stationId: caller.station?.id ?? null, ...query }),
    'POST /desk/stations/:stationId/in-car': async ({ params, body }, caller, { now }) => {
      assertOwnStation(caller, params.stationId);
      await pauseInCar({ db, hub }, { ...params, ...body, staffId: caller.staffId }, now);
      return {};
    },
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}

/** A station role reaches its own station only; another one is as if it did not exist. @throws AppError `station.not_found` */
export function assertOwnStation(caller: DeskCaller, stationId: StationId): void {
  if (caller.station !== null && caller.station.id !== stationId) throw new AppError('station.not_found');
}
