export { findMerchant, type StationMerchant } from './findMerchant';
export { findPump, type Pump } from './findPump';
export { importStations, type ImportReport } from './importStations';
export { assertOwnStation, stationDeskRoutes, stationDriverRoutes } from './station.routes';
