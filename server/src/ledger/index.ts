export { postTransfers, type Transfer } from './postTransfers';
