import { useState } from 'react';
import { yuanText } from '../../money';
import type { Product } from '../scan/readScan';
import { addProduct, type Basket } from './basket';
import { changeBasket } from './basketStore';
import { findProducts } from './findProducts';
import { GoodsLines } from './GoodsLines';
import { GoodsSearch } from './GoodsSearch';

interface GoodsPartProps {
  readonly basket: Basket;
  readonly products: readonly Product[];
  /** A whole code was typed or scanned into the search. */
  readonly onScanned: (text: string) => void;
  readonly onScan: () => void;
}

const ALL = '全部';

/** What was put down, and the shelf: by category, by search, by bar code, or a plain amount. */
export function GoodsPart({ basket, products, onScanned, onScan }: GoodsPartProps) {
  const [category, setCategory] = useState(ALL);
  const [search, setSearch] = useState('');
  const categories = [ALL, ...new Set(products.map((product) => product.category))];
  const found = findProducts(products, search, category === ALL ? undefined : category);
  const enter = (): void => {
    const [only] = found;
    // A scanner gun types into the field that has the focus.
    if (/^(\d{8,}|JY\d+)$/.test(search.trim())) onScanned(search);
    else if (found.length === 1 && only !== undefined) take(only);
    setSearch('');
  };
  return (
    <div className="goods-part">
      <GoodsLines lines={basket.lines} />
      <GoodsSearch value={search} onChange={setSearch} onEnter={enter} onScan={onScan} />
      <div className="chips" role="group" aria-label="分类">
        {categories.map((name) => (
          <button
            key={name}
            type="button"
            className="segment"
            data-testid={`category-${name}`}
            aria-pressed={name === category}
            onClick={() => setCategory(name)}
          >
            {name}
          </button>
        ))}
      </div>
      <ul className="products">
        {found.map((product) => (
          <li key={product.id}>
            <button
              type="button"
              className="product"
              data-testid={`product-${product.id}`}
              onClick={() => take(product)}
            >
              <span>{product.name}</span>
              <b>{yuanText(product.priceFen)}</b>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="collect-empty soft">没有找到商品，可「按金额」收</p>}
    </div>
  );
}

function take(product: Product): void {
  changeBasket((basket) => addProduct(basket, product));
}
