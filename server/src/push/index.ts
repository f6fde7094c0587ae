export { appendTillEvent, type TillEventKind } from './appendTillEvent';
export { readTillCursor, readTillEvents, type TillEventRow } from './readTillEvents';
export { createTillHub, type TillHub } from './tillHub';
