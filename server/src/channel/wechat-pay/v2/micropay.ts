import type { CodePayRequest, PaymentReport } from '../../channel';
import { notCollected } from '../codeRefusal';
import { toDeviceId } from '../tradeBody';
import { callV2, type V2Line } from './callV2';
import { readTrade } from './readTrade';

/** Source: WeChat Pay V2, `POST /pay/micropay`. Nothing calls back: asking tells. */
export async function micropay(line: V2Line, request: CodePayRequest): Promise<PaymentReport> {
  const { merchant, paymentNo } = request;
  const { fields, refusal } = await callV2(line, {
    path: '/pay/micropay',
    merchant,
    fields: {
      out_trade_no: paymentNo,
      auth_code: request.authCode,
      total_fee: String(request.amountFen),
      fee_type: 'CNY',
      body: request.description,
      attach: request.stationCode,
      device_info: toDeviceId(request.tillId),
      spbill_create_ip: line.v2.serverIp,
      scene_info: JSON.stringify({ store_info: { id: request.stationCode } }),
    },
  });
  if (refusal?.code === 'USERPAYING') return { state: 'pending', paymentNo };
  if (refusal) throw notCollected(refusal);
  return readTrade(line, request, fields);
}
