import { Fen } from '@jiayou/contract';
import { z } from 'zod';
import type { RefundNo, RefundReport } from '../channel';
import { parseAnswer, unknownOutcome } from './errors';
import { Instant } from './transaction';

/** WeChat Pay's documents spell the closed state both ways. */
export const RefundState = z.enum(['SUCCESS', 'CLOSED', 'CLOSE', 'PROCESSING', 'ABNORMAL']);
export type RefundState = z.output<typeof RefundState>;

/** Any text: whether the number is one of ours, the caller knows. */
export const RefundNumber = z.custom<RefundNo>((value) => typeof value === 'string');

/** What an answer and a callback have in common; they name the state differently. */
export const Refund = z.object({
  out_refund_no: RefundNumber,
  refund_id: z.string().min(1),
  success_time: Instant.optional(),
  amount: z.object({ refund: Fen }),
});
export type Refund = z.output<typeof Refund>;

const RefundAnswer = Refund.extend({ status: RefundState });

/** @throws ChannelError 'unknown' when it is malformed or about another refund */
export function readRefundAnswer(body: string, refundNo: RefundNo): RefundReport {
  const refund = parseAnswer(RefundAnswer, body);
  if (refund.out_refund_no !== refundNo) throw unknownOutcome('OTHER_REFUND', 'answered for another refund');
  return reportRefund(refund, refund.status);
}

export function reportRefund(refund: Refund, state: RefundState): RefundReport {
  return {
    refundNo: refund.out_refund_no,
    state: REPORTED_STATES[state],
    refundFen: refund.amount.refund,
    channelRefundNo: refund.refund_id,
    ...(refund.success_time && { refundedAt: refund.success_time }),
  };
}

const REPORTED_STATES = {
  SUCCESS: 'succeeded',
  CLOSED: 'closed',
  CLOSE: 'closed',
  PROCESSING: 'pending',
  ABNORMAL: 'abnormal',
} as const satisfies Record<RefundState, RefundReport['state']>;
