export type { Callers, CashierCaller, DeskCaller, DriverCaller, TillCaller } from './callers';
export { openSession, SESSION_MS, type OpenedSession, type SessionKind, type SessionOwner } from './openSession';
export { endSession } from './endSession';
export { findCashier, findDesk, findDriver, findTill, type Presented } from './findSession';
