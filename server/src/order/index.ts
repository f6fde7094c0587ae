export { createTillOrder } from './createTillOrder';
export { giveScanToken } from './giveScanToken';
export { lockOrder, lockScannedOrder, lockTillOrder, mustBePayable, type LockedOrder } from './lockOrder';
export { closeOrder, closeOverdueOrder, keepOpenUntil, markOrderPaid, type PaidOrder } from './moveOrder';
export { orderRoutes } from './order.routes';
export { viewOrder } from './viewOrders';
