export { lockOrder, type LockedOrder } from './lockOrder';
export { closeOrder, markOrderPaid } from './moveOrder';
export { orderRoutes } from './order.routes';
export { viewOrder } from './viewOrders';
