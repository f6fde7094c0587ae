import type { TillRefund } from '@jiayou/contract';
import { createStore } from '../../device/store';

/** What was heard last about each refund, by its number: from the stream, and from this till's own answers. */
export const refundNews = createStore<ReadonlyMap<string, TillRefund>>(new Map());

/** A later word about a refund takes the place of the earlier one. */
export function learnRefund(refund: TillRefund): void {
  const news = refundNews.get();
  refundNews.set(new Map(news).set(refund.refundNo, withSlips(refund, news.get(refund.refundNo))));
}

/** The same list with what was heard since. */
export function withNews(refunds: readonly TillRefund[], news: ReadonlyMap<string, TillRefund>): readonly TillRefund[] {
  return refunds.map((refund) => {
    const heard = news.get(refund.refundNo);
    return heard !== undefined && RANK[heard.state] >= RANK[refund.state] ? withSlips(heard, refund) : refund;
  });
}

/** Slips are only ever counted up: whoever knows of more is right. */
function withSlips(refund: TillRefund, other: TillRefund | undefined): TillRefund {
  return other !== undefined && other.slips > refund.slips ? { ...refund, slips: other.slips } : refund;
}

/** States only go forward: an older answer never takes back a newer word. */
const RANK: Record<TillRefund['state'], number> = {
  requested: 0,
  approved: 1,
  sent: 2,
  rejected: 3,
  failed: 3,
  succeeded: 4,
};
