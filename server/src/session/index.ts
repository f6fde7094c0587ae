export { holdShift } from './holdShift';
export type { Callers, CashierCaller, DeskCaller, DriverCaller, TillCaller } from './callers';
export { openSession, type OpenedSession } from './openSession';
export { endSession } from './endSession';
export { findCashier, findDesk, findDriver, findTill, liveCashiers } from './findSession';
export { readSessions } from './readSessions';
export { revokeSessions } from './revokeSessions';
