export { balances, changes, checkLaws, snapshot } from './books';
export { callerOf, cookiesOf, send, type Answer } from './callHttp';
export { newCashier, newCode, newDesk, newDriver, newStaff, newTill, PASSWORD, type TestCashier } from './people';
export { readStream } from './readStream';
export { newActionId, newPaid, newPrice, newStation, newTapped, someOrder, tap } from './shop';
export { someRecord } from './stationRequests';
export { ACCOUNTS } from './providers';
export { endShift, newClaimed, newCollected } from './tillSale';
export { startHouse, type TestHouse } from './startHouse';
export { newCarSale, newTillOrder, newTillSale, newWaiting } from './tillOrders';
export { sweepOnce, workOff } from './workOff';
export {
  approval,
  codeApiOf,
  letTimePass,
  openFuel,
  openMixed,
  payByCode,
  payerConfirms,
  payerWill,
  payInCash,
  startCard,
  tellCard,
  type WalletKind,
} from './selling';
