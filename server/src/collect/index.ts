export { collectRoutes, scanRoutes } from './collect.routes';
export { mountScanPage } from './scanPage.routes';
export { viewCollecting } from './viewTillOrder';
