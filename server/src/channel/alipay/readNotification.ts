import { z } from 'zod';
import { ChannelError, type CallbackReader, type CallbackReport, type RawCallback, type RefundNo } from '../channel';
import { BeijingTime } from './beijingTime';
import { forged, parseAnswer, unknownOutcome } from './errors';
import type { Line } from './openLine';
import { reportTrade, Trade } from './trade';

/** Source: Alipay, asynchronous notifications: eight within 25 hours until it reads exactly `success`. */
export function createNotificationReader(line: Line): CallbackReader {
  return {
    read: async (callback) => readNotification(line, callback),
    acknowledgement: { status: 200, body: 'success' },
    refusal: (error) => {
      const isForged = error instanceof ChannelError && error.outcome === 'forged';
      return { status: isForged ? 401 : 500, body: 'failure' };
    },
  };
}

/** Empty fields are as good as absent. */
const optionally = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const Notification = Trade.extend({
  notify_id: z.string().min(1),
  seller_id: z.string().min(1),
  gmt_payment: optionally(BeijingTime),
  gmt_refund: optionally(BeijingTime),
  /** The number of the refund it tells of. A trade given back by cancelling has none. */
  out_biz_no: optionally(z.custom<RefundNo>((value) => typeof value === 'string')),
});
type Notification = z.output<typeof Notification>;

function readNotification({ settings, sdk }: Line, callback: RawCallback): CallbackReport {
  const fields = readForm(callback.body);
  // The SDK believes whatever kind of signature the message names; SHA-1 ones can be made by others.
  if (fields['sign_type'] !== 'RSA2') throw forged('WEAK_SIGNATURE', 'the notification is not signed with RSA2');
  if (!sdk.checkNotifySignV2(fields)) throw forged('BAD_SIGNATURE', "the notification is not Alipay's");
  if (fields['app_id'] !== settings.appId) {
    throw forged('OTHER_APP', `the notification is for ${fields['app_id'] ?? 'nobody'}, not for us`);
  }
  if (fields['notify_type'] !== 'trade_status_sync') {
    throw unknownOutcome('UNKNOWN_EVENT', `cannot read a notification of ${fields['notify_type'] ?? 'nothing named'}`);
  }
  return reportOf(parseAnswer(Notification, fields));
}

/** A name that comes twice would be one thing to whom it convinces and another to whom it pays. */
function readForm(body: string): Record<string, string> {
  const pairs = [...new URLSearchParams(body)];
  const fields = Object.fromEntries(pairs);
  if (Object.keys(fields).length !== pairs.length) throw forged('REPEATED_FIELD', 'a field comes twice');
  return fields;
}

function reportOf(notification: Notification): CallbackReport {
  const { notify_id: notifyId, out_biz_no: refundNo, gmt_refund: refundedAt } = notification;
  const merchant = { accountNo: notification.seller_id };
  if (refundNo !== undefined && refundedAt !== undefined) {
    // Its `refund_fee` is the sum of all refunds of the trade: how much this one was, only the question tells.
    return { kind: 'refund', notifyId, report: { refundNo, state: 'succeeded', merchant, refundedAt } };
  }
  const report = reportTrade(notification, { merchant, paidAt: notification.gmt_payment });
  if (!report) throw unknownOutcome('MALFORMED', 'paid, but it does not say when');
  return { kind: 'payment', notifyId, report };
}
