import type { Merchant, RefundNo, RefundReport } from '../../channel';
import { readShape, unanswered, unknownOutcome } from '../errors';
import { Refund, reportRefund, type RefundState } from '../refundAnswer';
import { callV2, type V2Line } from './callV2';
import { wholeFen } from './readTrade';
import type { Fields } from './xml';

/** CHANGE: the money cannot go the way it came. */
const STATES = new Map<string | undefined, RefundState>([
  ['SUCCESS', 'SUCCESS'],
  ['PROCESSING', 'PROCESSING'],
  ['REFUNDCLOSE', 'CLOSED'],
  ['CHANGE', 'ABNORMAL'],
]);

/** Source: WeChat Pay V2, `POST /pay/refundquery`: the refunds it tells about are numbered from 0. */
export async function queryRefundV2(line: V2Line, merchant: Merchant, refundNo: RefundNo): Promise<RefundReport> {
  const { fields, refusal } = await callV2(line, {
    path: '/pay/refundquery',
    merchant,
    fields: { out_refund_no: refundNo },
  });
  if (refusal?.code === 'REFUNDNOTEXIST') return { refundNo, state: 'missing' };
  if (refusal) throw unanswered(refusal);
  return readNumbered(fields, refundNo);
}

function readNumbered(fields: Fields, refundNo: RefundNo): RefundReport {
  const name = Object.keys(fields).find((one) => /^out_refund_no_\d+$/.test(one) && fields[one] === refundNo);
  if (name === undefined) throw unknownOutcome('OTHER_REFUND', 'answered for another refund');
  const of = (field: string) => fields[`${field}_${name.slice('out_refund_no_'.length)}`];
  const state = STATES.get(of('refund_status'));
  if (!state) throw unknownOutcome('MALFORMED', `a refund in the state ${of('refund_status') ?? 'of none'}`);
  const refund = readShape(Refund, {
    out_refund_no: refundNo,
    refund_id: of('refund_id'),
    success_time: of('refund_success_time')?.replace(SPACED_TIME, '$1T$2+08:00'),
    amount: { refund: wholeFen(of('refund_fee')) },
  });
  return reportRefund(refund, state);
}

/** Beijing time, yyyy-MM-dd HH:mm:ss. */
const SPACED_TIME = /^(\S{10}) (\S{8})$/;
