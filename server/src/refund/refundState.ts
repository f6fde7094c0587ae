import type { RefundState } from '@jiayou/contract';

/**
 * failed may still become succeeded: somebody sees to it in the channel's own back office. And sent: it goes on to the merchant's
 * account.
 */
export const REFUND_NEXT: Readonly<Record<RefundState, readonly RefundState[]>> = {
  requested: ['approved', 'rejected'],
  rejected: [],
  approved: ['sent', 'succeeded', 'failed'],
  sent: ['succeeded', 'failed'],
  failed: ['sent', 'succeeded'],
  succeeded: [],
};
