import { ChannelError, type RefundNo, type RefundReport } from '../channel';
import { channelOf, type PaymentContext } from '../payment';
import { inTransaction, read, statement } from '../platform/db';
import { enqueue } from '../platform/jobs';
import { pursue } from './refund.jobs';
import { isByHand, merchantOf, REFUNDS, toRequest, type RefundRow } from './refundRow';
import { settleRefund } from './settleRefund';
import { takeTurn } from './takeTurn';
import { openRefundCase } from './tellTills';

const byNo = statement<RefundRow>('refund.by-no', `${REFUNDS} where r.refund_no = $1`);

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 30 * 60_000;
/** After as many steps, an hour and a half, a person should know. */
const LONG_ATTEMPTS = 10;

/** What one step brought: the channel's word, its silence (or refusal for now), or that it is not this refund's turn. */
type Step = { readonly report: RefundReport } | { readonly code: string } | { readonly notBefore: Date };

interface Attempt {
  readonly refundNo: string;
  readonly attempt: number;
}

/**
 * One step towards a refund's end: what was never sent is sent, what was sent is asked about, what the channel does not
 * know is sent again with the same number. Goes on until the channel's word is final.
 */
export async function pursueRefund(context: PaymentContext, { refundNo, attempt }: Attempt, now: Date): Promise<void> {
  const [refund] = await read(context.db, byNo, [refundNo]);
  if (refund === undefined) throw new Error(`there is no refund ${refundNo}`);
  if (!isUnderWay(refund)) return;
  const step = await take(context, refund, now);
  // Waiting for its turn is no attempt.
  if ('notBefore' in step) return comeBack(context, { refundNo, attempt }, step.notBefore);
  const outcome = 'report' in step ? await settleRefund(context, step.report, now) : 'open';
  if (outcome === 'final') return;
  if (attempt === LONG_ATTEMPTS) await putOnList(context, refund.refund_no, { step, now });
  await comeBack(context, { refundNo, attempt: attempt + 1 }, pauseAfter(attempt, now));
}

const isUnderWay = (refund: RefundRow): boolean =>
  (refund.state === 'approved' || refund.state === 'sent') && !isByHand(refund);

async function take(context: PaymentContext, refund: RefundRow, now: Date): Promise<Step> {
  try {
    if (refund.state === 'approved') return await send(context, refund, now);
    const channel = channelOf(context, refund.channel);
    const report = await channel.queryRefund(merchantOf(refund), refund.refund_no, refund.payment_no);
    return report.state === 'missing' ? await send(context, refund, now) : { report };
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    // Declined for now (no balance, too many requests): nothing was given back, so it is tried again with its number.
    const { code, outcome } = error;
    context.log.warn({ refundNo: refund.refund_no, code, outcome }, 'a refund has no answer yet');
    return { code };
  }
}

async function send(context: PaymentContext, refund: RefundRow, now: Date): Promise<Step> {
  const channel = channelOf(context, refund.channel);
  const turn = await takeTurn(context.db, refund, { pauseMs: channel.refundPauseMs ?? 0, now });
  if (turn === 'taken') return { notBefore: pauseAfter(0, now) };
  if (turn instanceof Date) return { notBefore: turn };
  return { report: await channel.refund(toRequest(refund)) };
}

function pauseAfter(attempt: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempt, 20), LONGEST_PAUSE_MS));
}

async function putOnList(
  { db }: PaymentContext,
  refundNo: RefundNo,
  { step, now }: { readonly step: Step; readonly now: Date },
): Promise<void> {
  await inTransaction(db, (tx) => openRefundCase(tx, refundNo, { detail: { refundNo, ...step }, at: now }));
}

async function comeBack({ db }: PaymentContext, payload: Attempt, runAt: Date): Promise<void> {
  await inTransaction(db, (tx) => enqueue(tx, pursue, { payload, runAt, key: `refund:${payload.refundNo}` }));
}
