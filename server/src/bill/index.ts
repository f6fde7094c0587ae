export { billRoutes } from './bill.routes';
