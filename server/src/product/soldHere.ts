/**
 * Which rows of `products p` are sold at station `$1`: its own and those of the whole chain. A station's own product stands before
 * the chain's with the same barcode, also when it is not sold at the moment.
 */
export const SOLD_HERE = `p.enabled and (p.station_id = $1 or (p.station_id is null and not exists
  (select from products own where own.station_id = $1 and own.barcode = p.barcode)))`;
