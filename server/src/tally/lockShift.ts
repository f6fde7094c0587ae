import { run, statement, type Tx } from '../platform/db';

/** A shift that is open and held alone until the transaction ends. */
export interface OpenShift {
  readonly id: string;
  readonly stationId: string;
}

interface LockedRow {
  readonly id: string;
  readonly station_id: string;
  readonly closed_at: Date | null;
}

const lock = statement<LockedRow>(
  'tally.lock-shift',
  'select id, station_id, closed_at from shifts where id = $1 and station_id = $2 for update',
);

/** Takes a station's shift alone: nothing new gets into it meanwhile. `closed` when it has ended, nothing when there is none. */
export async function lockShift(
  tx: Tx,
  { shiftId, stationId }: { readonly shiftId: string; readonly stationId: string },
): Promise<OpenShift | 'closed' | undefined> {
  const [row] = await run(tx, lock, [shiftId, stationId]);
  if (row === undefined) return undefined;
  return row.closed_at === null ? { id: row.id, stationId: row.station_id } : 'closed';
}
