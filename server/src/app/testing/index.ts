export { balances, changes, checkLaws, snapshot } from './books';
export { callerOf, send, type Answer } from './callHttp';
export { newCashier, newCode, newDesk, newDriver, newStaff, newTill, PASSWORD, type TestCashier } from './people';
export { readStream } from './readStream';
export { newActionId, newPaid, newPrice, newStation, newTapped, someOrder, tap } from './shop';
export { ACCOUNTS } from './providers';
export { startHouse, type TestHouse } from './startHouse';
export { workOff } from './workOff';
