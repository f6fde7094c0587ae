import type { AddressedList } from '../features/list/useListAddress';
import { Pager } from './Pager';

export interface Paging {
  readonly list: Pick<AddressedList, 'pageNo' | 'toFirst' | 'toPrevious' | 'toNext'>;
  /** Where the next page begins, as the server said. */
  readonly next: string | undefined;
  /** How many there are in all, in words: `共 128 人`. */
  readonly words: string;
}

/** The way through a list; not there when everything is in sight. */
export function ListPager({ list, next, words }: Paging) {
  const { pageNo, toFirst, toPrevious, toNext } = list;
  if (next === undefined && pageNo === 1) return null;
  return (
    <Pager
      pageNo={pageNo}
      words={pageNo === undefined ? words : `第 ${pageNo} 页 · ${words}`}
      toFirst={toFirst}
      toPrevious={toPrevious}
      toNext={next === undefined ? undefined : () => toNext(next)}
    />
  );
}
