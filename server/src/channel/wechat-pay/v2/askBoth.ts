import { ChannelError, type Merchant, type PaymentNo, type PaymentReport } from '../../channel';
import type { RefundNo, RefundReport, RefundRequest } from '../../channel';
import type { Line } from '../callWechatPay';
import { query } from '../query';
import { queryRefund } from '../queryRefund';
import { refund } from '../refund';
import type { V2Line } from './callV2';
import { queryV2 } from './query';
import { queryRefundV2 } from './queryRefund';
import { refundV2 } from './refund';

/**
 * A station that collects codes by V2 collects in cars by v3. WeChat Pay's documents leave open whether v3 knows V2's
 * trades: so v3 is asked, and of what it never heard V2 is asked too. Only then nobody heard of it.
 */
export interface Lines {
  readonly v3: Line;
  /** Absent where the station has no V2. */
  readonly v2: V2Line | undefined;
}

export async function queryBoth({ v3, v2 }: Lines, merchant: Merchant, paymentNo: PaymentNo): Promise<PaymentReport> {
  const report = await query(v3, merchant, paymentNo);
  return report.state === 'missing' && v2 ? queryV2(v2, merchant, paymentNo) : report;
}

export async function queryRefundBoth(
  { v3, v2 }: Lines,
  merchant: Merchant,
  refundNo: RefundNo,
): Promise<RefundReport> {
  const report = await queryRefund(v3, merchant, refundNo);
  return report.state === 'missing' && v2 ? queryRefundV2(v2, merchant, refundNo) : report;
}

/** The same refund number on both ways: what v3 took on is never asked of V2. */
export async function refundBoth({ v3, v2 }: Lines, request: RefundRequest): Promise<RefundReport> {
  try {
    return await refund(v3, request);
  } catch (error) {
    const isUnheardOf =
      error instanceof ChannelError && error.outcome === 'declined' && error.code === 'RESOURCE_NOT_EXISTS';
    if (!v2 || !isUnheardOf) throw error;
    return refundV2(v2, request);
  }
}
