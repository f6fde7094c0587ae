import type { DeskApi, DriverApi } from '@jiayou/contract';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { assertOwnStation } from './assertOwnStation';
import { createStation } from './createStation';
import { drawNozzleCodes } from './drawNozzleCodes';
import { editStation } from './editStation';
import { findNozzle } from './findNozzle';
import { findStations } from './findStations';
import { listDeskStations } from './listDeskStations';
import { listDistricts } from './listDistricts';
import { pauseInCar } from './pauseInCar';
import { setNozzles } from './setNozzles';
import type { StationContext } from './stationContext';
import { viewDeskStation } from './viewDeskStation';
import { viewStation } from './viewStation';

export function stationDriverRoutes({ db }: Pick<StationContext, 'db'>) {
  return {
    'GET /driver/stations': async ({ query }, _caller, { now }) => ({ stations: await findStations(db, query, now) }),
    'GET /driver/stations/:stationId': ({ params, query }, _caller, { now }) =>
      viewStation(db, { ...params, ...query }, now),
    'GET /driver/nozzles/:stationCode/:nozzleNo': ({ params }) => findNozzle(db, params),
  } satisfies Partial<Handlers<DriverApi, Callers>>;
}

export function stationDeskRoutes(context: StationContext) {
  const { db, mapTiles } = context;
  return {
    'GET /desk/stations': ({ query }, caller, { now }) =>
      listDeskStations(db, { stationId: caller.station?.id ?? null, ...query }, now),
    'GET /desk/station-facets': async (_input, { station }) => ({
      districts: await listDistricts(db, station?.id ?? null),
      ...(mapTiles && { tiles: mapTiles }),
    }),
    'GET /desk/stations/:stationId': async ({ params: { stationId } }, caller, { now }) => {
      assertOwnStation(caller, stationId);
      return viewDeskStation(db, stationId, now);
    },
    'POST /desk/stations': async ({ body: record }, { staffId }, { now }) =>
      viewDeskStation(db, await createStation(db, { record, staffId }, now), now),
    'POST /desk/stations/:stationId': async ({ params: { stationId }, body }, caller, { now }) => {
      assertOwnStation(caller, stationId);
      await editStation(db, { stationId, ...body, staffId: caller.staffId }, now);
      return viewDeskStation(db, stationId, now);
    },
    'POST /desk/stations/:stationId/nozzles': async ({ params: { stationId }, body }, caller, { now }) => {
      assertOwnStation(caller, stationId);
      await setNozzles(db, { stationId, ...body, staffId: caller.staffId }, now);
      return viewDeskStation(db, stationId, now);
    },
    'GET /desk/stations/:stationId/nozzle-codes': async ({ params, query }, caller, { ctx }) => {
      assertOwnStation(caller, params.stationId);
      const pdf = await drawNozzleCodes(context, { ...params, ...query });
      ctx.set({
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="nozzles.pdf"; filename*=UTF-8''${encodeURIComponent('油枪二维码.pdf')}`,
        'Cache-Control': 'no-store',
      });
      ctx.body = pdf;
    },
    'POST /desk/stations/:stationId/in-car': async ({ params, body }, caller, { now }) => {
      assertOwnStation(caller, params.stationId);
      await pauseInCar(context, { ...params, ...body, staffId: caller.staffId }, now);
      return {};
    },
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}
