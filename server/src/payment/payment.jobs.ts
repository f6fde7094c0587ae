import { job } from '../platform/jobs';

/** Asks the channel about a payment that waits; the n-th time (from 0). */
export const askAgain = job<{ readonly paymentNo: string; readonly attempt: number }>('payment:ask');

/** Gives money back that came when its order could not take it; the refund module does it. */
export const giveBack = job<{ readonly paymentNo: string; readonly cause: 'late-success' | 'paid-twice' }>(
  'payment:give-back',
);
