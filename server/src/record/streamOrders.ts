import type { DeskOrder } from '@jiayou/contract';
import type { Database } from '../platform/db';
import { readPage } from './listOrders';
import type { OrderFilter } from './orderFilter';

const ROWS_AT_ONCE = 1_000;

/** Every order that matches, newest first, a page at a time: what is made meanwhile is newer than the first and does not come. */
export async function* streamOrders(db: Database, filter: OrderFilter): AsyncGenerator<DeskOrder> {
  let after: string | undefined;
  do {
    const { orders, next } = await readPage(db, filter, { after, limit: ROWS_AT_ONCE });
    yield* orders;
    after = next;
  } while (after !== undefined);
}
