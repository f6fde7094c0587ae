import type { TillRefund } from '@jiayou/contract';
import { createStore } from '../../device/store';

/** The latest the stream said of each refund since the board opened, the newest first. */
export const heardRefunds = createStore<readonly TillRefund[]>([]);
/** Those of them that a person has not yet put away. */
export const refundNews = createStore<readonly TillRefund[]>([]);

const KEPT = 200;

export function hearRefund(refund: TillRefund): void {
  const others = (list: readonly TillRefund[]) => list.filter(({ refundNo }) => refundNo !== refund.refundNo);
  heardRefunds.set([refund, ...others(heardRefunds.get())].slice(0, KEPT));
  // What was news and needs nobody any more (the cash was handed out) goes away by itself.
  refundNews.set([...(isNews(refund) ? [refund] : []), ...others(refundNews.get())]);
}

export function putAwayRefund(refundNo: string): void {
  refundNews.set(refundNews.get().filter((one) => one.refundNo !== refundNo));
}

/** A cashier who gives back at once sees it on the spot; what a master or a channel decided later is news. */
function isNews({ state, cause }: TillRefund): boolean {
  if (state === 'failed') return true;
  return cause === 'application' && state !== 'requested' && state !== 'sent';
}
