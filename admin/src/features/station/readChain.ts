import type { DeskStation } from '@jiayou/contract';
import { callDesk } from '../../api';

const PAGE = 100;
const MOST_PAGES = 20;

export interface Chain {
  readonly stations: readonly DeskStation[];
  /** All that this person may see; more than `stations` holds only in a chain of over 2,000. */
  readonly total: number;
}

/** Every station this person may see, page after page. */
export async function readChain(): Promise<Chain> {
  const stations: DeskStation[] = [];
  let total = 0;
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await callDesk('GET /desk/stations', { query: { limit: PAGE, after } });
    stations.push(...answer.stations);
    total = answer.total;
    after = answer.next;
    if (after === undefined || stations.length >= total) break;
  }
  return { stations, total };
}
