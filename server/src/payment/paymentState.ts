export type PaymentState = 'created' | 'pending' | 'reversing' | 'reversed' | 'succeeded' | 'closed';

/**
 * closed may still become succeeded: a payer can confirm while we close, and the provider's word is final. reversed may not: the
 * provider undid it, whatever it was, and a success told of it is old news.
 */
export const PAYMENT_NEXT: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  created: ['pending', 'reversing', 'succeeded', 'closed'],
  pending: ['reversing', 'succeeded', 'closed'],
  reversing: ['reversed', 'succeeded', 'closed'],
  closed: ['succeeded'],
  reversed: [],
  succeeded: [],
};

/** Whether its end is open: the provider may still collect it, or is undoing it. */
export const isLive = (state: PaymentState): boolean =>
  state === 'created' || state === 'pending' || state === 'reversing';
