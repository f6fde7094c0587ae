import type { ShiftSummary, StationId } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import type { CashierCaller, DeskCaller } from '../session';
import { verifyStaff, type VerifiedStaff } from '../staff';
import { endShift } from './endShift';
import { lockShift, type OpenShift } from './lockShift';
import { summariseShift } from './shiftSummary';

// Only the open ones: an order that was paid while we waited for its row stays where it is.
const takeOff = statement<{ order_no: string }>(
  'tally.hand-over',
  `with gone as (
     update orders o set shift_id = null where o.shift_id = $1 and o.state = 'open' and exists
       (select from payments p where p.order_id = o.id and p.state in ('created', 'pending', 'reversing'))
     returning o.id, o.order_no)
   , noted as (
     insert into shift_handovers (order_id, shift_id, master_id, reason, at) select id, $1, $2, $3, $4 from gone)
   select order_no from gone order by order_no`,
);

/**
 * A master of the station comes to the till and takes the payments without an answer off the cashier's shift 移交; they go to whichever
 * shift claims what comes of them. @throws AppError `staff.not_master`, `staff.locked`, `shift.closed`
 */
export async function handOverWaiting(
  db: Database,
  order: {
    readonly cashier: CashierCaller;
    readonly staffNo: string;
    readonly password: string;
    readonly reason: string;
  },
  now: Date,
): Promise<ShiftSummary> {
  const { cashier, reason } = order;
  const master = await verifyMaster(db, order, now);
  return inTransaction(db, async (tx) => {
    const shift = await lockShift(tx, cashier);
    if (shift === undefined || shift === 'closed') throw new AppError('shift.closed');
    await handOver(tx, shift, { masterId: master.id, reason, now });
    return summariseShift(tx, shift.id);
  });
}

/**
 * A master at the desk ends the shift of a cashier who is not there: payments without an answer are handed over, the cash is not
 * counted. Fine when it has ended already. @throws AppError `shift.not_found` also for another station's
 */
export async function handOverShift(
  db: Database,
  { shiftId, master, reason }: { readonly shiftId: string; readonly master: DeskCaller; readonly reason: string },
  now: Date,
): Promise<void> {
  const stationId = master.station?.id;
  if (stationId === undefined) throw new AppError('shift.not_found');
  await inTransaction(db, async (tx) => {
    const shift = await lockShift(tx, { shiftId, stationId });
    if (shift === undefined) throw new AppError('shift.not_found');
    if (shift === 'closed') return;
    await handOver(tx, shift, { masterId: master.staffId, reason, now });
    const by = { id: master.staffId, name: master.staffName };
    await endShift(tx, shift, { ending: { by, actionId: null, countedCashFen: null, note: reason }, now });
  });
}

async function verifyMaster(
  db: Database,
  {
    cashier,
    staffNo,
    password,
  }: { readonly cashier: CashierCaller; readonly staffNo: string; readonly password: string },
  now: Date,
): Promise<VerifiedStaff> {
  const staff = await verifyStaff(db, { staffNo, password }, now).catch((error: unknown) => {
    if (error instanceof AppError && error.code !== 'staff.locked') throw new AppError('staff.not_master');
    throw error;
  });
  if (!isMasterOf(staff, cashier.stationId)) throw new AppError('staff.not_master');
  return staff;
}

function isMasterOf({ role, station }: VerifiedStaff, stationId: StationId): boolean {
  return role === 'station-master' && station?.id === stationId;
}

async function handOver(
  tx: Tx,
  shift: OpenShift,
  { masterId, reason, now }: { readonly masterId: string; readonly reason: string; readonly now: Date },
): Promise<void> {
  const gone = await run(tx, takeOff, [shift.id, masterId, reason, now]);
  await recordAudit(tx, {
    at: now,
    actor: `staff:${masterId}`,
    stationId: shift.stationId,
    action: 'shift.hand-over',
    subject: `shift:${shift.id}`,
    detail: { reason, orderNos: gone.map(({ order_no: orderNo }) => orderNo) },
  });
}
