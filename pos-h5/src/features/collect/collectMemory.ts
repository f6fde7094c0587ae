import { recall, remember } from '../../device/storage';
import type { CollectState, Memory, Recalled } from './collectState';

/** What this browser keeps of an attempt, so that a reload goes on with the same one. */
export interface CollectMemory {
  readonly write: (state: CollectState) => void;
  readonly read: () => Recalled | undefined;
}

interface Kept {
  readonly shiftId: string;
  readonly atMs: number;
  readonly state: Memory;
}

const KEY = 'collecting';
/** After this long nothing that was sent can still be on its way. */
const OLD_MS = 90_000;

/** Another cashier's attempt is not this one's to go on with: the server knows it. */
export function openCollectMemory(shiftId: string, nowMs: () => number): CollectMemory {
  return {
    write(state) {
      if (state.at === 'starting') return;
      remember(KEY, state.at === 'basket' ? null : { shiftId, atMs: nowMs(), state });
    },
    read() {
      const kept = recall(KEY) as Partial<Kept> | null | undefined;
      if (kept?.shiftId !== shiftId || kept.state === undefined) return undefined;
      return { state: kept.state, isOld: nowMs() - (kept.atMs ?? 0) > OLD_MS };
    },
  };
}
