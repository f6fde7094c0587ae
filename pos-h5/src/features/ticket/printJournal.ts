import type { ActionId, TicketId } from '@jiayou/contract';
import { recall, remember } from '../../device/storage';
import type { LeftBehind } from './ticketState';

/** How far each claim of this browser came, written before the next thing is done: a reload may happen at any moment. */
export interface PrintJournal {
  write(entry: { ticketId: TicketId; actionId: ActionId; phase: LeftBehind['phase'] }): void;
  /** The claim is over, or the whole ticket is. */
  forget(id: ActionId | TicketId): void;
  leftBehind(): readonly LeftBehind[];
}

interface Entry {
  readonly ticketId: TicketId;
  readonly actionId: ActionId;
  readonly phase: LeftBehind['phase'];
  readonly tab: string;
  readonly atMs: number;
}

const KEY = 'journal';
const KEPT_MS = 24 * 3_600_000;

export function openPrintJournal(tab: string): PrintJournal {
  return {
    write(entry) {
      const others = readEntries().filter((one) => one.actionId !== entry.actionId && one.atMs > Date.now() - KEPT_MS);
      remember(KEY, [...others, { ...entry, tab, atMs: Date.now() }]);
    },
    forget(id) {
      const entries = readEntries();
      const others = entries.filter((one) => one.actionId !== id && one.ticketId !== id);
      if (others.length < entries.length) remember(KEY, others);
    },
    leftBehind() {
      return readEntries().map(({ ticketId, actionId, phase, tab: writer }) => ({
        ticketId,
        actionId,
        phase,
        ownTab: writer === tab,
      }));
    },
  };
}

// Read each time: two tabs of one till write the same journal.
function readEntries(): readonly Entry[] {
  const kept = recall(KEY);
  return Array.isArray(kept) ? kept.filter(isEntry) : [];
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const { ticketId, actionId, phase, atMs } = value as Partial<Record<keyof Entry, unknown>>;
  return (
    typeof ticketId === 'string' &&
    typeof actionId === 'string' &&
    typeof phase === 'string' &&
    typeof atMs === 'number'
  );
}
