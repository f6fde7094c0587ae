import type { Settings } from '@jiayou/config/runtime';
import { closeUnpaid, giveBack, keepAsking } from '../payment';
import { handles, job, keepLooking, runWorker, type JobHandler } from '../platform/jobs';
import { giveBackPayment, pursue, pursueRefund } from '../refund';
import { checkNightly, expireExports, keepReports, makeExport, makingExport } from '../report';
import { expireImports } from '../station';
import { announce, untilTold } from './process';
import { wire, type House } from './wire';

const closing = job<object>('payment:close-unpaid');
const forgetting = job<object>('station:forget-imports');
const reporting = job<object>('report:keep');

/** A payer waits, a cashier too; looking costs one read of a short index. */
const LOOK_MS = 250;

/** Works off jobs, and asks about payments, until the process is told to end. */
export async function runWorkerProcess(settings: Settings): Promise<void> {
  const house = wire(settings, 'worker');
  const stop = await runWorker(house.db, jobs(house), house.log);
  const ask = keepAsking(house);
  const stopAsking = keepLooking(() => ask(house.clock()), { everyMs: LOOK_MS, log: house.log });
  house.log.info('working');
  announce({ kind: 'ready' });
  await untilTold();
  await Promise.all([stop(), stopAsking()]);
  await house.close();
}

/** Every job of the house and what does it. */
export function jobs(house: House): { handlers: JobHandler[]; everyMinute: JobHandler[] } {
  return {
    handlers: [
      handles(giveBack, (payload) => giveBackPayment(house, payload, house.clock())),
      handles(pursue, (payload) => pursueRefund(house, payload, house.clock())),
      handles(makingExport, (payload) => makeExport(house, payload)),
    ],
    everyMinute: [
      handles(closing, () => closeUnpaid(house, house.clock())),
      handles(forgetting, () => expireImports(house.db, house.clock())),
      handles(reporting, () => keepHouseReports(house)),
    ],
  };
}

async function keepHouseReports(house: House): Promise<void> {
  const now = house.clock();
  await keepReports(house.db);
  await expireExports(house.db, now);
  await checkNightly(house, now);
}
