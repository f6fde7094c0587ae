export { findMerchant } from './findMerchant';
export { findPump } from './findPump';
export { importStations } from './importStations';
export { assertOwnStation, stationDeskRoutes, stationDriverRoutes } from './station.routes';
