export { tallyDeskRoutes, tallyRoutes } from './tally.routes';
export { toTotals, totalsStatement } from './totals';
