import { job } from '../platform/jobs';

/** Gives money back that came when its order could not take it; the refund module does it. */
export const giveBack = job<{ readonly paymentNo: string; readonly cause: 'late-success' | 'paid-twice' }>(
  'payment:give-back',
);
