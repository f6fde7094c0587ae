import type { Bench } from './bench';
import { collects } from './collects';
import { desk } from './desk';
import { fullBoard } from './fullBoard';
import { nearestStations } from './nearestStations';
import { pushLatency } from './pushLatency';
import { refundsAtOnce } from './refundsAtOnce';
import type { Result } from './result';
import { settledCallbacks } from './settledCallbacks';
import { wholeOrders } from './wholeOrders';

type Measure = (bench: Bench) => Promise<Result[]>;

/** What can be measured, by the name it is asked for by, in the order it is done. */
const SECTIONS: ReadonlyMap<string, Measure> = new Map<string, Measure>([
  // (c) runs at half of what (a) reached.
  ['callbacks', callbacksAndPush],
  ['orders', wholeOrders],
  ['stations', async (bench) => [await nearestStations(bench)]],
  ['collects', collects],
  ['refunds', async (bench) => [await refundsAtOnce(bench)]],
  ['board', fullBoard],
  ['desk', desk],
]);

/** The named sections, without names all of them. @throws Error for a name that is none */
export function sectionsNamed(names: readonly string[]): [string, Measure][] {
  const unknown = names.find((name) => !SECTIONS.has(name));
  if (unknown !== undefined)
    throw new Error(`there is no section ${unknown}; there are ${[...SECTIONS.keys()].join(', ')}`);
  return [...SECTIONS].filter(([name]) => names.length === 0 || names.includes(name));
}

async function callbacksAndPush(bench: Bench): Promise<Result[]> {
  const { result, perSecond } = await settledCallbacks(bench);
  return [result, ...(await pushLatency(bench, perSecond))];
}
