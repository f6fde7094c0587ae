import type { StationId } from '@jiayou/contract';
import { run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { SOLD_HERE } from './soldHere';

/** A product as it is sold at a station now. */
export interface SoldProduct {
  readonly id: string;
  readonly name: string;
  readonly barcode: string | null;
  readonly priceFen: number;
}

const byIds = statement<SoldProduct>(
  'product.by-ids',
  `select p.id, p.name, p.barcode, p.price_fen as "priceFen" from products p where p.id = any($2::uuid[]) and ${SOLD_HERE}`,
);

/** Each of these products once, in no order. @throws AppError `product.not_found` when one is not sold at this station */
export async function findProducts(
  tx: Tx,
  stationId: StationId,
  ids: readonly string[],
): Promise<readonly SoldProduct[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const found = await run(tx, byIds, [stationId, wanted]);
  if (found.length < wanted.length) throw new AppError('product.not_found');
  return found;
}
