export { recordDeskRoutes } from './record.routes';
