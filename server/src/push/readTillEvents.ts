import { read, statement, type Database } from '../platform/db';
import type { TillEventKind } from './appendTillEvent';

export interface TillEventRow {
  readonly seq: number;
  readonly kind: TillEventKind;
  readonly ticket_id: string | null;
  readonly refund_no: string | null;
}

/** Events read at once. */
export const TILL_EVENTS_PAGE = 200;

const after = statement<TillEventRow>(
  'push.after',
  `select seq, kind, ticket_id, refund_no from till_events where station_id = $1 and seq > $2 order by seq limit ${TILL_EVENTS_PAGE}`,
);
const cursor = statement<{ last_seq: number }>(
  'push.cursor',
  'select last_seq from till_cursors where station_id = $1',
);

/** The next events after a cursor, oldest first, at most {@link TILL_EVENTS_PAGE}. */
export function readTillEvents(db: Database, stationId: string, seq: number): Promise<TillEventRow[]> {
  return read(db, after, [stationId, seq]);
}

/** Where a station's stream stands; 0 before its first event. */
export async function readTillCursor(db: Database, stationId: string): Promise<number> {
  return (await read(db, cursor, [stationId]))[0]?.last_seq ?? 0;
}
