import { job } from '../platform/jobs';

/** Sends a refund, or asks about it, until the channel's word is final; the n-th time (from 0). */
export const pursue = job<{ readonly refundNo: string; readonly attempt: number }>('refund:pursue');
