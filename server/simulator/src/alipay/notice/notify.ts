import { tell } from '../../world/deliver';
import type { Alipay } from '../alipay';
import { beijing } from '../../world/clock';
import type { Notice, Trade } from '../store/records';
import { tradeFields } from '../trade/tradeView';
import { yuan } from '../../world/yuan';
import { courierOf } from './courier';

/** What was given back, when it is that which is told. `requestNo` is absent when a cancellation gave it back. */
export interface GivenBack {
  requestNo?: string;
  /** The sum of all refunds of the trade so far, as the real one counts. */
  sumFen: number;
  atMs: number;
}

/** Tells the merchant how the trade stands, now and again until it says `success`. */
export function notify(alipay: Alipay, trade: Trade, givenBack?: GivenBack): void {
  if (trade.notifyUrl === undefined) return;
  const { requestNo, sumFen = 0 } = givenBack ?? {};
  const notice: Notice = {
    id: alipay.ids.digits(
      `alipay-notice|${trade.pid}|${trade.outTradeNo}|${trade.status}|${requestNo ?? ''}|${sumFen}`,
      34,
    ),
    appId: trade.appId,
    pid: trade.pid,
    outTradeNo: trade.outTradeNo,
    requestNo,
    url: trade.notifyUrl,
    fields: { ...tradeFields(trade), ...refundFields(givenBack) },
    createdMs: alipay.clock.nowMs(),
    state: 'pending',
    tries: [],
  };
  tell(alipay, notice, courierOf(alipay));
}

function refundFields(givenBack: GivenBack | undefined): Record<string, string> {
  if (!givenBack) return {};
  return {
    refund_fee: yuan(givenBack.sumFen),
    gmt_refund: `${beijing(givenBack.atMs)}.${String(givenBack.atMs % 1000).padStart(3, '0')}`,
    ...(givenBack.requestNo !== undefined && { out_biz_no: givenBack.requestNo }),
  };
}
