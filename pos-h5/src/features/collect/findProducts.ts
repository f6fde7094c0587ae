import type { Product } from '../scan/readScan';

/** Products whose name, category or bar code has every word; in the catalogue's order. */
export function findProducts(
  products: readonly Product[],
  search: string,
  category: string | undefined,
): readonly Product[] {
  const words = search.trim().toLowerCase().split(/\s+/);
  return products.filter((product) => {
    if (category !== undefined && product.category !== category) return false;
    const text = `${product.name} ${product.category} ${product.barcode ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
