export { appendTillEvent } from './appendTillEvent';
export { readTillCursor, readTillEvents, TILL_EVENTS_PAGE, type TillEventRow } from './readTillEvents';
export { createTillHub, type News, type TillHub } from './tillHub';
