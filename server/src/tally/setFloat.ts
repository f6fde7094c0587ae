import type { ShiftSummary } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import type { CashierCaller } from '../session';
import { summariseShift } from './shiftSummary';

const setIt = statement(
  'tally.set-float',
  'update shifts set float_fen = $2 where id = $1 and closed_at is null returning id',
);

/** Notes the cash laid in the drawer 备用金; what was noted before is corrected. @throws AppError `shift.closed` */
export async function setFloat(
  db: Database,
  { cashier, floatFen }: { readonly cashier: CashierCaller; readonly floatFen: number },
  now: Date,
): Promise<ShiftSummary> {
  const { shiftId, staffId, stationId } = cashier;
  return inTransaction(db, async (tx) => {
    if ((await run(tx, setIt, [shiftId, floatFen])).length === 0) throw new AppError('shift.closed');
    const [actor, subject] = [`staff:${staffId}`, `shift:${shiftId}`];
    await recordAudit(tx, { at: now, actor, stationId, action: 'shift.float', subject, detail: { floatFen } });
    return summariseShift(tx, shiftId);
  });
}
