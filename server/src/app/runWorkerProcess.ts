import type { Settings } from '@jiayou/config/runtime';
import { askAgain, giveBack, keepAsking, sweepExpired } from '../payment';
import { handles, job, runWorker, type JobHandler } from '../platform/jobs';
import { giveBackPayment, pursue, pursueRefund } from '../refund';
import { checkNightly, expireExports, keepReports, makeExport, makingExport } from '../report';
import { expireImports } from '../station';
import { announce, untilTold } from './process';
import { wire, type House } from './wire';

const everyMinute = job<object>('payment:sweep');
const forgetting = job<object>('station:forget-imports');
const reporting = job<object>('report:keep');

/** Works off jobs until the process is told to end. */
export async function runWorkerProcess(settings: Settings): Promise<void> {
  const house = wire(settings, 'worker');
  const stop = await runWorker(house.db, jobs(house), house.log);
  house.log.info('working');
  announce({ kind: 'ready' });
  await untilTold();
  await stop();
  await house.close();
}

/** Every job of the house and what does it. */
export function jobs(house: House): { handlers: JobHandler[]; everyMinute: JobHandler[] } {
  return {
    handlers: [
      handles(askAgain, (payload) => keepAsking(house, payload, house.clock())),
      handles(giveBack, (payload) => giveBackPayment(house, payload, house.clock())),
      handles(pursue, (payload) => pursueRefund(house, payload, house.clock())),
      handles(makingExport, (payload) => makeExport(house, payload)),
    ],
    everyMinute: [
      handles(everyMinute, () => sweepExpired(house, house.clock())),
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
