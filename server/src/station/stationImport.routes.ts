import type { DeskApi } from '@jiayou/contract';
import type { RouterContext } from '@koa/router';
import getRawBody from 'raw-body';
import { AppError } from '../platform/errors';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { exportStations } from './exportStations';
import { applyImport, stageImport, viewImport } from './stageImport';
import type { StationContext } from './stationContext';

const MOST_BYTES = '8mb';

/** Stations as a file, in and out. */
export function stationImportRoutes({ db }: Pick<StationContext, 'db'>) {
  return {
    'POST /desk/station-imports': async ({ query: { fileName } }, { staffId }, { ctx, now }) => {
      // JSON was read already, and is no CSV.
      if (ctx.request.is('json') === 'json') throw new AppError('request.invalid');
      const content = await readFile(ctx);
      return stageImport(db, { fileName, content, staffId }, now);
    },
    'GET /desk/station-imports/:importId': ({ params, query }) => viewImport(db, { ...params, ...query }),
    'POST /desk/station-imports/:importId/apply': ({ params, body }, { staffId }, { now }) =>
      applyImport(db, { ...params, ...body, staffId }, now),
    'GET /desk/stations.csv': async (_input, { station }, { ctx }) => {
      ctx.set({
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="stations.csv"; filename*=UTF-8''${encodeURIComponent('油站.csv')}`,
        'Cache-Control': 'no-store',
      });
      ctx.body = await exportStations(db, station?.id ?? null);
    },
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}

async function readFile(ctx: RouterContext): Promise<Buffer> {
  try {
    return await getRawBody(ctx.req, { limit: MOST_BYTES });
  } catch (error) {
    // Who is still sending must be able to hear the answer; what they sent is let go, and the line with it.
    ctx.set('Connection', 'close');
    ctx.req.resume();
    throw error;
  }
}
