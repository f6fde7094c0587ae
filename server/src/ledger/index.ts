export { postTransfers, type LedgerAccount, type LedgerTransaction, type Transfer } from './postTransfers';
