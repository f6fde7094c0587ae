import { z } from 'zod';
import {
  ChannelError,
  type CallbackReader,
  type CallbackReport,
  type RawCallback,
  type RefundReport,
} from '../channel';
import type { Line } from './callWechatPay';
import { decryptResource, EncryptedResource } from './decryptResource';
import { forged, parseAnswer, unknownOutcome } from './errors';
import { Refund, RefundState, reportRefund } from './refundAnswer';
import { reportTransaction, Transaction } from './transaction';
import { queryRefundBoth } from './v2/askBoth';
import type { V2Line } from './v2/callV2';
import { readRefundNotice, THANKS, type AskRefund } from './v2/readRefundNotice';
import { findSignatureFlaw } from './verifySignature';

/**
 * Source: WeChat Pay APIv3, payment and refund notifications: repeated up to 15 times in 24 hours until acknowledged.
 * Where V2 is set up it tells of refunds in XML at the same address.
 */
export function createCallbackReader(line: Line, v2: V2Line | undefined): CallbackReader {
  const askRefund: AskRefund = (merchant, refundNo) => queryRefundBoth({ v3: line, v2 }, merchant, refundNo);
  return {
    read: async (callback) =>
      v2 && callback.body.startsWith('<') ? readRefundNotice(v2, callback, askRefund) : readCallback(line, callback),
    acknowledgement: v2 ? { status: 200, body: THANKS } : { status: 204, body: '' },
    refusal: (error) => {
      const isForged = error instanceof ChannelError && error.outcome === 'forged';
      return isForged
        ? { status: 401, body: JSON.stringify({ code: 'FAIL', message: '验签失败' }) }
        : { status: 500, body: JSON.stringify({ code: 'FAIL', message: '处理失败，请重新通知' }) };
    },
  };
}

const Envelope = z.object({
  id: z.string().min(1),
  event_type: z.string(),
  resource: EncryptedResource.extend({ original_type: z.string().optional() }),
});

const RefundNotice = Refund.extend({
  /** An answer calls it `status`. */
  refund_status: RefundState,
  /** Partner documents show the service provider under either name. */
  sp_mchid: z.string().optional(),
  mchid: z.string().optional(),
  sub_mchid: z.string().optional(),
});

async function readCallback(line: Line, callback: RawCallback): Promise<CallbackReport> {
  const flaw = await findSignatureFlaw(callback, line.findKey, callback.receivedAt);
  if (flaw) throw forged(flaw, "the callback is not WeChat Pay's");
  const { id: notifyId, event_type, resource } = parseAnswer(Envelope, callback.body);
  const kind = kindOf(event_type, resource.original_type);
  const text = decryptResource(line.apiV3Key, resource);
  return kind === 'payment'
    ? { kind, notifyId, report: readPayment(text, line.settings.spMchid) }
    : { kind, notifyId, report: readRefund(text, line.settings.spMchid) };
}

function kindOf(eventType: string, originalType: string | undefined): CallbackReport['kind'] {
  // Other products send the same event types for things of their own, told apart by what is inside.
  if (eventType === 'TRANSACTION.SUCCESS' && (originalType ?? 'transaction') === 'transaction') return 'payment';
  if (/^REFUND\.(SUCCESS|ABNORMAL|CLOSED)$/.test(eventType) && (originalType ?? 'refund') === 'refund') return 'refund';
  throw unknownOutcome('UNKNOWN_EVENT', `cannot read the event ${eventType} of ${originalType ?? 'nothing named'}`);
}

function readPayment(text: string, spMchid: string) {
  const transaction = parseAnswer(Transaction, text);
  checkMerchant(transaction.sp_mchid, spMchid);
  return reportTransaction(transaction);
}

function readRefund(text: string, spMchid: string): RefundReport {
  const notice = parseAnswer(RefundNotice, text);
  checkMerchant(notice.sp_mchid ?? notice.mchid, spMchid);
  const report = reportRefund(notice, notice.refund_status);
  return notice.sub_mchid ? { ...report, merchant: { accountNo: notice.sub_mchid } } : report;
}

function checkMerchant(named: string | undefined, spMchid: string): void {
  if (named !== spMchid) throw forged('OTHER_MERCHANT', `the callback is for ${named ?? 'nobody'}, not for us`);
}
