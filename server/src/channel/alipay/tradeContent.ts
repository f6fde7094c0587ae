import type { CodePayRequest, QrRequest } from '../channel';
import type { AlipaySettings } from './settings';
import { toYuan } from './yuan';

/** What every new trade says about itself. */
export function tradeContent({ serviceProviderPid }: AlipaySettings, request: CodePayRequest | QrRequest): object {
  return {
    out_trade_no: request.paymentNo,
    total_amount: toYuan(request.amountFen),
    // Alipay takes none of these in a title.
    subject: request.description.replaceAll(/[/=&]/g, ' '),
    store_id: request.stationCode,
    ...(serviceProviderPid && { extend_params: { sys_service_provider_id: serviceProviderPid } }),
  };
}
