import { recordAudit } from '../audit';
import { inTransaction, type Database } from '../platform/db';
import { revokeSessions, type DeskCaller } from '../session';

/** Ends one session of a person, or all of them but the caller's own. */
export async function endSessions(
  db: Database,
  {
    caller,
    staffId,
    sessionId,
  }: { readonly caller: DeskCaller; readonly staffId: string; readonly sessionId?: string | undefined },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const which = sessionId === undefined ? { except: caller.sessionId } : { only: sessionId };
    const ended = await revokeSessions(tx, { staffId, ...which }, now);
    if (ended === 0) return;
    await recordAudit(tx, {
      at: now,
      actor: `staff:${caller.staffId}`,
      stationId: caller.station?.id ?? null,
      action: 'staff.end-sessions',
      subject: `staff:${staffId}`,
      detail: { ended },
    });
  });
}
