import { createDecipheriv, createHash } from 'node:crypto';
import { z } from 'zod';
import type { CallbackReport, Merchant, RawCallback, RefundNo, RefundReport } from '../../channel';
import { forged, readShape, unknownOutcome } from '../errors';
import { RefundNumber } from '../refundAnswer';
import type { V2Line } from './callV2';
import { readXml } from './xml';

const Envelope = z.object({ mch_id: z.string(), sub_mch_id: z.string(), req_info: z.string().min(1) });
const Notice = z.object({ out_refund_no: RefundNumber, refund_id: z.string().min(1), refund_status: z.string() });

/** Asks what has become of a refund. */
export type AskRefund = (merchant: Merchant, refundNo: RefundNo) => Promise<RefundReport>;

/** What V2 wants to hear; v3 looks at the status alone. */
export const THANKS =
  '<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>';

/**
 * V2 does not sign this notice, and its cipher proves little: it tells only that there is something to ask, and the
 * signed answer is what is reported. Source: WeChat Pay V2, refund notice.
 */
export async function readRefundNotice(
  { settings, v2 }: V2Line,
  callback: RawCallback,
  askRefund: AskRefund,
): Promise<CallbackReport> {
  const { mch_id, sub_mch_id, req_info } = readShape(Envelope, readXml(callback.body));
  if (mch_id !== settings.spMchid) throw forged('OTHER_MERCHANT', `the notice is for ${mch_id}, not for us`);
  const notice = readShape(Notice, readXml(decrypt(v2.apiKey, req_info), 'root'));
  const merchant = { accountNo: sub_mch_id };
  const report = await askRefund(merchant, notice.out_refund_no);
  if (report.state === 'missing') throw unknownOutcome('OTHER_REFUND', 'told of a refund nobody knows');
  return { kind: 'refund', notifyId: `${notice.refund_id}:${notice.refund_status}`, report: { ...report, merchant } };
}

/** AES-256-ECB under the lower-case hex MD5 of the V2 key. */
function decrypt(apiKey: string, sealed: string): string {
  const key = createHash('md5').update(apiKey).digest('hex');
  try {
    const decipher = createDecipheriv('aes-256-ecb', key, null);
    return Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()]).toString();
  } catch (error) {
    throw forged('UNDECIPHERABLE', 'not encrypted with our V2 key', error);
  }
}
