export { openDatabase, type Database } from './database';
export {
  brokenConstraint,
  commitWith,
  inTransaction,
  one,
  read,
  run,
  statement,
  type Statement,
  type Tx,
} from './transaction';
export { migrate } from './migrate';
export { present } from './present';
export { cutPage, parseCursor, parseTimeCursor, WORD } from './pageCursor';
export { allOf, dayStart, lookFurther, placing, unnamed, when, type Put } from './assembled';
