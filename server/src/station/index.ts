export { findAccount, findWallets, type StationAccount } from './findAccount';
export { findFuel } from './findFuel';
export { findMerchant } from './findMerchant';
export { findPump } from './findPump';
export { importStations } from './importStations';
export { assertOwnStation, stationDeskRoutes, stationDriverRoutes } from './station.routes';
