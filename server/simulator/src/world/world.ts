import type { SimulatorOptions } from '../options';
import { createClock, type Clock } from './clock';
import { createIds, type Ids } from './ids';
import { keptSeed } from './keptSeed';
import { createRequestLog, type RequestLog } from './requestLog';
import { createTimers, type Timers } from './timers';

/** What both wallets live in: one clock, one seed, the same people. */
export interface World {
  options: SimulatorOptions;
  clock: Clock;
  ids: Ids;
  timers: Timers;
  log: RequestLog;
  /** Whose phone it is when no cookie says so. */
  phone: { owner: string };
  /** Counts what has no business key of its own: answers, codes, tries. */
  count: () => number;
}

export function createWorld(options: SimulatorOptions): World {
  let counted = 0;
  return {
    options,
    clock: createClock(),
    ids: createIds(options.seed ?? keptSeed(options.dir)),
    timers: createTimers(options.timeScale),
    log: createRequestLog(),
    phone: { owner: options.users[0]?.id ?? '' },
    count: () => (counted += 1),
  };
}
