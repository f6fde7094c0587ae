import { ChannelError, type Channel, type RefundNo, type RefundReport } from '../channel';
import { channelOf, type PaymentContext } from '../payment';
import { inTransaction, read, statement, type Database } from '../platform/db';
import { enqueue } from '../platform/jobs';
import { pursue } from './refund.jobs';
import { REFUNDS, toRequest, type RefundRow } from './refundRow';
import { settleRefund } from './settleRefund';

const byNo = statement<RefundRow>('refund.by-no', `${REFUNDS} where r.refund_no = $1`);
const markSent = statement(
  'refund.sent',
  `update refunds set state = 'sent', sent_at = $2 where refund_no = $1 and state = 'approved'`,
);

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 30 * 60_000;

/**
 * One step towards a refund's end: what was never sent is sent, what was sent is asked about, what the channel does not
 * know is sent again with the same number. Goes on until the channel's word is final.
 */
export async function pursueRefund(
  context: PaymentContext,
  { refundNo, attempt }: { readonly refundNo: string; readonly attempt: number },
  now: Date,
): Promise<void> {
  const [refund] = await read(context.db, byNo, [refundNo]);
  if (refund === undefined) throw new Error(`there is no refund ${refundNo}`);
  if (refund.state === 'succeeded' || refund.state === 'failed') return;
  const report = await say(context, refund, now);
  const outcome = report === undefined ? 'open' : await settleRefund(context, report, now);
  if (outcome !== 'final') await comeBack(context.db, { refundNo: refund.refund_no, attempt }, now);
}

async function say(context: PaymentContext, refund: RefundRow, now: Date): Promise<RefundReport | undefined> {
  const channel = channelOf(context, refund.channel);
  try {
    if (refund.state === 'approved') {
      // Committed before it leaves: from here on it may have arrived.
      await read(context.db, markSent, [refund.refund_no, now]);
      return await channel.refund(toRequest(refund));
    }
    return await askOrSendAgain(channel, refund);
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    // Declined for now (no balance, too many requests): nothing was given back, so it is tried again with its number.
    context.log.warn(
      { refundNo: refund.refund_no, code: error.code, outcome: error.outcome },
      'a refund has no answer yet',
    );
    return undefined;
  }
}

async function askOrSendAgain(channel: Channel, refund: RefundRow): Promise<RefundReport> {
  const merchant = { accountNo: refund.merchant_account_no };
  const report = await channel.queryRefund(merchant, refund.refund_no, refund.payment_no);
  return report.state === 'missing' ? channel.refund(toRequest(refund)) : report;
}

async function comeBack(
  db: Database,
  { refundNo, attempt }: { readonly refundNo: RefundNo; readonly attempt: number },
  now: Date,
): Promise<void> {
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempt, 20), LONGEST_PAUSE_MS);
  const runAt = new Date(now.getTime() + pauseMs);
  const payload = { refundNo, attempt: attempt + 1 };
  await inTransaction(db, (tx) => enqueue(tx, pursue, { payload, runAt, key: `refund:${refundNo}` }));
}
