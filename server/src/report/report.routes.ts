import type { DeskApi } from '@jiayou/contract';
import type { Database } from '../platform/db';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { askExport } from './askExport';
import { listExports } from './exportRow';
import { openExport } from './openExport';
import { readReport } from './readReport';
import { scopeOf } from './reportScope';
import { viewMembers } from './viewMembers';
import { viewToday } from './viewToday';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function reportDeskRoutes({ db }: { readonly db: Database }) {
  return {
    'GET /desk/today': (_input, desk, { now }) => viewToday(db, desk, now),
    'GET /desk/reports': async ({ query: { by, after, limit, ...filter } }, desk) =>
      readReport(db, await scopeOf(db, desk, filter), { by, after, limit }),
    'GET /desk/reports/members': ({ query }, desk) => viewMembers(db, desk, query),
    'POST /desk/exports': ({ body }, desk, { now }) => askExport(db, { desk, wish: body }, now),
    'GET /desk/exports': async (_input, { staffId }, { now }) => ({ exports: await listExports(db, staffId, now) }),
    'GET /desk/exports/:exportId/file': async ({ params }, desk, { ctx, now }) => {
      const { fileName, sizeBytes, content } = await openExport(db, { desk, ...params }, now);
      ctx.set({
        'Content-Type': XLSX,
        'Content-Length': String(sizeBytes),
        'Content-Disposition': `attachment; filename="export.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'Cache-Control': 'no-store',
      });
      ctx.body = content;
    },
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}
