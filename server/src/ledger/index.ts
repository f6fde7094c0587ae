export { moneyAccountOf, postTransfers, type Transfer } from './postTransfers';
