import type { TillRefund } from '@jiayou/contract';
import { createStore } from '../../device/store';
import { learnRefund } from '../bill/refundNews';

/** What a master or a channel decided and no person has put away yet, the newest first. */
export const refundNotices = createStore<readonly TillRefund[]>([]);

/** The stream's word on a refund: kept for the screens that show it, and said on the board when it is news. */
export function hearRefund(refund: TillRefund): void {
  learnRefund(refund);
  const others = refundNotices.get().filter(({ refundNo }) => refundNo !== refund.refundNo);
  refundNotices.set(isNews(refund) ? [refund, ...others] : others);
}

export function putAwayRefund(refundNo: string): void {
  refundNotices.set(refundNotices.get().filter((one) => one.refundNo !== refundNo));
}

/** A cashier who gives back at once sees it on the spot; what was decided later, elsewhere, is news. */
function isNews({ state, cause }: TillRefund): boolean {
  if (state === 'failed') return true;
  return cause === 'application' && state !== 'requested' && state !== 'sent';
}
