import type { Router } from '@koa/router';
import type { Database } from '../platform/db';
import { findNozzlePage } from './findNozzlePage';

interface NozzlePageContext {
  readonly db: Database;
  /** The driver's pages for WeChat's browser; ends with a slash. */
  readonly miniAppH5Url: string;
}

/** The address in the code at a nozzle: opens the driver's page with that nozzle chosen. */
export function mountNozzlePage(router: Router, { db, miniAppH5Url }: NozzlePageContext): void {
  router.get('/n/:stationCode/:nozzleNo', async (ctx) => {
    const { stationCode = '', nozzleNo = '' } = ctx['params'];
    ctx.set('Cache-Control', 'no-store');
    ctx.redirect(`${miniAppH5Url}${await findNozzlePage(db, { stationCode, nozzleNo })}`);
  });
}
