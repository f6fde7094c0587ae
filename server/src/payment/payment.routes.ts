import type { DriverApi } from '@jiayou/contract';
import { viewOrder } from '../order';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { cancelOrder } from './cancelOrder';
import { checkPayment } from './checkPayment';
import type { PaymentContext } from './paymentContext';
import { startPayment } from './startPayment';

export function paymentRoutes(context: PaymentContext) {
  const { db } = context;
  return {
    'POST /driver/orders/:orderId/payments': ({ params }, { driverId, appId, openId }, { now }) =>
      startPayment(context, { ...params, driverId, payer: { appId, openId } }, now),
    'POST /driver/orders/:orderId/check': async ({ params }, { driverId }, { now }) => {
      await checkPayment(context, { ...params, driverId }, now);
      return viewOrder(db, { ...params, driverId });
    },
    'POST /driver/orders/:orderId/cancel': async ({ params }, { driverId }, { now }) => {
      await cancelOrder(context, { ...params, driverId }, now);
      return viewOrder(db, { ...params, driverId });
    },
  } satisfies Partial<Handlers<DriverApi, Callers>>;
}
