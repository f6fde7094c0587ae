export { recordDeskRoutes } from './record.routes';
export { streamOrders } from './streamOrders';
export type { OrderFilter } from './orderFilter';
