import { deskApi, driverApi, tillApi } from '@jiayou/contract';
import { bodyParser } from '@koa/bodyparser';
import { Router } from '@koa/router';
import Koa from 'koa';
import { auditRoutes } from '../audit';
import { billRoutes } from '../bill';
import { collectRoutes, mountScanPage, scanRoutes, viewCollecting } from '../collect';
import { memberDeskRoutes, memberRoutes, memberTillRoutes } from '../member';
import { orderRoutes } from '../order';
import { mountCallbacks, paymentRoutes } from '../payment';
import { productRoutes } from '../product';
import { answerErrors, mountApi, type Mounting } from '../platform/http';
import { read, statement } from '../platform/db';
import { recordDeskRoutes } from '../record';
import { readTillRefunds, refundDeskRoutes, refundTillRoutes, settleRefund } from '../refund';
import { reportDeskRoutes } from '../report';
import type { Callers } from '../session';
import { shiftRoutes } from '../shift';
import { accountRoutes, staffDeskRoutes, staffDoorRoutes } from '../staff';
import {
  mountNozzlePage,
  stationDeskRoutes,
  stationDriverRoutes,
  stationImportRoutes,
  stationMoneyRoutes,
} from '../station';
import { tallyDeskRoutes, tallyRoutes } from '../tally';
import { streamRoutes, ticketRoutes } from '../ticket';
import { tillBindingRoutes, tillDeskRoutes } from '../till';
import { authenticator } from './authenticate';
import { serveClients } from './serveClients';
import type { House } from './wire';

const health = statement('app.health', 'select 1');

/** The whole HTTP face: callbacks, the three APIs under /api, and the built clients when they are served from here. */
export function buildApp(house: House, clientsDir: string | undefined): Koa {
  const app = new Koa();
  app.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that hangs up is no fault of ours.
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') house.log.error({ err: error }, 'unexpected');
  });
  // Only proxies of ours may say whom they speak for.
  app.proxy = house.trustedProxies > 0;
  app.maxIpsCount = house.trustedProxies;
  app.use(answerErrors(house.log));
  const callbacks = new Router();
  mountCallbacks(callbacks, house, (report, now) => settleRefund(house, report, now));
  mountScanPage(callbacks, house);
  mountNozzlePage(callbacks, house);
  app.use(callbacks.routes());
  const api = new Router({ prefix: '/api' });
  mountApis(api, house);
  app.use(bodyParser({ enableTypes: ['json'], jsonLimit: '64kb', encoding: 'utf-8' }));
  app.use(api.routes()).use(api.allowedMethods({ throw: false }));
  if (clientsDir !== undefined) app.use(serveClients(clientsDir));
  return app;
}

function mountApis(api: Router, house: House): void {
  const mounting: Mounting = { authenticate: authenticator(house.db), clock: house.clock, log: house.log };
  mountApi<typeof driverApi, Callers>(api, driverApi, {
    ...mounting,
    handlers: {
      ...memberRoutes(house),
      ...stationDriverRoutes(house),
      ...orderRoutes(house),
      ...paymentRoutes(house),
      ...scanRoutes(house),
    },
  });
  mountApi<typeof tillApi, Callers>(api, tillApi, {
    ...mounting,
    handlers: {
      ...tillBindingRoutes(house),
      ...shiftRoutes(house),
      ...ticketRoutes(house, (cashier) => viewCollecting(house, cashier)),
      ...streamRoutes(house, (stationId, refundNos) => readTillRefunds(house.db, { stationId, refundNos })),
      ...refundTillRoutes(house),
      ...productRoutes(house),
      ...memberTillRoutes(house),
      ...collectRoutes(house),
      ...tallyRoutes(house),
      ...billRoutes(house),
    },
  });
  mountApi<typeof deskApi, Callers>(api, deskApi, {
    ...mounting,
    handlers: {
      ...staffDoorRoutes(house),
      ...staffDeskRoutes(house),
      ...accountRoutes(house),
      ...auditRoutes(house),
      ...stationDeskRoutes(house),
      ...stationMoneyRoutes(house),
      ...stationImportRoutes(house),
      ...tillDeskRoutes(house),
      ...refundDeskRoutes(house),
      ...recordDeskRoutes(house),
      ...memberDeskRoutes(house),
      ...tallyDeskRoutes(house),
      ...reportDeskRoutes(house),
    },
  });
  api.get('/health', async (ctx) => {
    await read(house.db, health);
    ctx.body = { status: 'ok' };
  });
}
