import { run, statement, type Tx } from '../platform/db';

/** A shift that is open and held alone until the transaction ends, with its open orders. */
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
// A payer who scans the code starts a payment without asking the shift: who looks for payments afterwards sees it, or it comes too late.
const lockOpenOrders = statement(
  'tally.lock-open-orders',
  `select 1 from orders where shift_id = $1 and state = 'open' order by id for update`,
);

/** Takes a station's shift alone: nothing new gets into it meanwhile. `closed` when it has ended, nothing when there is none. */
export async function lockShift(
  tx: Tx,
  { shiftId, stationId }: { readonly shiftId: string; readonly stationId: string },
): Promise<OpenShift | 'closed' | undefined> {
  const [row] = await run(tx, lock, [shiftId, stationId]);
  if (row === undefined) return undefined;
  if (row.closed_at !== null) return 'closed';
  await run(tx, lockOpenOrders, [row.id]);
  return { id: row.id, stationId: row.station_id };
}
