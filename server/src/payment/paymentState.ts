export type PaymentState = 'created' | 'pending' | 'succeeded' | 'closed';

/** closed may still become succeeded: a payer can confirm while we close, and the provider's word is final. */
export const PAYMENT_NEXT: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  created: ['pending', 'succeeded', 'closed'],
  pending: ['succeeded', 'closed'],
  closed: ['succeeded'],
  succeeded: [],
};

/** Whether the provider may still collect it. */
export const isLive = (state: PaymentState): boolean => state === 'created' || state === 'pending';
