import type { DeskStation } from '@jiayou/contract';
import { boundTills, tillState } from './tillState';

export type WaitingKind = 'paused' | 'no-account' | 'no-till' | 'never-seen';

/** What at a station waits for a person. */
export interface Waiting {
  readonly kind: WaitingKind;
  readonly station: DeskStation;
  /** The reason of a pause, the names of tills; empty where the kind says it all. */
  readonly detail: string;
}

const ORDER: readonly WaitingKind[] = ['paused', 'no-account', 'no-till', 'never-seen'];

/** By kind, the gravest first; a kind nobody waits for is not there. */
export function waitingOf(stations: readonly DeskStation[]): ReadonlyMap<WaitingKind, readonly Waiting[]> {
  const waiting = stations.flatMap(waitingAt);
  const groups = ORDER.map((kind) => [kind, waiting.filter((one) => one.kind === kind)] as const);
  return new Map(groups.filter(([, group]) => group.length > 0));
}

function waitingAt(station: DeskStation): readonly Waiting[] {
  const tills = boundTills(station);
  const unseen = tills.filter(({ lastSeenAt }) => lastSeenAt === undefined);
  const found: Waiting[] = [];
  if (station.inCarPaused) found.push({ kind: 'paused', station, detail: station.inCarPausedReason });
  if (station.wechatAccountNo === undefined) found.push({ kind: 'no-account', station, detail: '' });
  if (tills.length === 0) found.push({ kind: 'no-till', station, detail: '' });
  if (unseen.length > 0) found.push({ kind: 'never-seen', station, detail: unseen.map(({ name }) => name).join('、') });
  return found;
}

export interface ChainFigures {
  readonly paused: number;
  readonly tills: number;
  readonly tillsOnline: number;
  readonly nozzles: number;
}

export function figuresOf(stations: readonly DeskStation[], nowMs: number): ChainFigures {
  const tills = stations.flatMap(boundTills);
  return {
    paused: stations.filter(({ inCarPaused }) => inCarPaused).length,
    tills: tills.length,
    tillsOnline: tills.filter((till) => tillState(till, nowMs) === 'online').length,
    nozzles: stations.reduce((sum, { nozzleCount }) => sum + nozzleCount, 0),
  };
}
