import type { Alipay } from '../alipay';
import { beijing } from '../beijing';
import { strike } from '../scenario/plans';
import type { Notice, Trade } from '../store/records';
import { tradeFields } from '../trade/tradeView';
import { yuan } from '../yuan';
import { deliver } from './deliver';

/** What was given back, when it is that which is told. `requestNo` is absent when a cancellation gave it back. */
export interface GivenBack {
  requestNo?: string;
  /** The sum of all refunds of the trade so far, as the real one counts. */
  sumFen: number;
  atMs: number;
}

/** Tells the merchant how the trade stands, now and again until it says `success`. */
export function notify(alipay: Alipay, trade: Trade, givenBack?: GivenBack): void {
  if (trade.notifyUrl !== undefined) tell(alipay, noticeOf(alipay, trade, { url: trade.notifyUrl, givenBack }));
}

function noticeOf(
  { world }: Alipay,
  trade: Trade,
  { url, givenBack }: { url: string; givenBack: GivenBack | undefined },
): Notice {
  const { requestNo, sumFen = 0 } = givenBack ?? {};
  return {
    id: world.ids.digits(
      `alipay-notice|${trade.pid}|${trade.outTradeNo}|${trade.status}|${requestNo ?? ''}|${sumFen}`,
      34,
    ),
    appId: trade.appId,
    pid: trade.pid,
    outTradeNo: trade.outTradeNo,
    requestNo,
    url,
    fields: { ...tradeFields(trade), ...refundFields(givenBack) },
    createdMs: world.clock.nowMs(),
    state: 'pending',
    tries: [],
  };
}

function tell(alipay: Alipay, notice: Notice): void {
  const { timers, options } = alipay.world;
  const subjects = [notice.requestNo, notice.outTradeNo, notice.appId];
  if (strike(alipay, subjects, { name: 'notice-never' })) notice.state = 'withheld';
  alipay.books.save({ kind: 'notice', value: notice });
  if (notice.state === 'withheld') return;
  const late = strike(alipay, subjects, { name: 'notice-late' });
  timers.after(late ? (late.s * 1000) / options.timeScale : 0, () => deliver(alipay, notice));
}

function refundFields(givenBack: GivenBack | undefined): Record<string, string> {
  if (!givenBack) return {};
  return {
    refund_fee: yuan(givenBack.sumFen),
    gmt_refund: `${beijing(givenBack.atMs)}.${String(givenBack.atMs % 1000).padStart(3, '0')}`,
    ...(givenBack.requestNo !== undefined && { out_biz_no: givenBack.requestNo }),
  };
}
