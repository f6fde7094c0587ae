import type { OrderId } from '@jiayou/contract';
import { driverApi } from '../../api';
import { useAnswer } from '../../useAnswer';

export function useRecord(orderId: OrderId) {
  return useAnswer(() => driverApi('GET /driver/orders/:orderId', { params: { orderId } }), orderId);
}
