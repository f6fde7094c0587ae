import type { ActionId, OrderId, TillRefund } from '@jiayou/contract';
import { callTill, mayRetry } from '../../api';
import { useInsist } from '../../ui/useInsist';
import type { RefundParts } from './refundDraft';

/** What is sent, once it was confirmed. */
export interface RefundWish extends Pick<RefundParts, 'fuelFen' | 'goodsFen'> {
  readonly actionId: ActionId;
  readonly reason: string;
}

/** By order: sent and not answered. Leaving the page does not forget it, or it could be asked for a second time. */
const unanswered = new Map<OrderId, RefundWish>();

export function useSendRefund(orderId: OrderId, onRefunded: (refund: TillRefund) => void) {
  const send = async (body: RefundWish): Promise<TillRefund> => {
    unanswered.set(orderId, body);
    try {
      const refund = await callTill('POST /till/bills/:orderId/refunds', { params: { orderId }, body });
      unanswered.delete(orderId);
      return refund;
    } catch (error) {
      if (!mayRetry(error)) unanswered.delete(orderId);
      throw error;
    }
  };
  return useInsist(send, onRefunded, unanswered.get(orderId));
}
