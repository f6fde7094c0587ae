export { checkNightly, checkReports } from './checkReports';
export { expireExports } from './expireExports';
export { keepReports } from './addUp';
export { makeExport } from './makeExport';
export { makingExport } from './askExport';
export { rebuildReports } from './rebuildReports';
export { reportDeskRoutes } from './report.routes';
