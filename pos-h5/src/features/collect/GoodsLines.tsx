import { yuanText } from '../../money';
import { changeQuantity, lineFen, removePlain, type BasketLine } from './basket';
import { changeBasket } from './basketStore';

/** What was put down; quantities by finger. */
export function GoodsLines({ lines }: { readonly lines: readonly BasketLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="goods-lines" aria-label="已选商品" data-testid="goods-lines">
      {lines.map((line) => (
        <li key={line.is === 'plain' ? `plain-${line.no}` : line.product.id} data-testid="goods-line">
          <span className="goods-name">{line.is === 'plain' ? line.name : line.product.name}</span>
          {line.is === 'plain' ? <Remove line={line} /> : <Quantity line={line} />}
          <b className="goods-sum">{yuanText(lineFen(line))}</b>
        </li>
      ))}
    </ul>
  );
}

function Quantity({ line: { product, quantity } }: { readonly line: Extract<BasketLine, { is: 'product' }> }) {
  const change = (next: number) => changeBasket((basket) => changeQuantity(basket, product, next));
  return (
    <span className="stepper">
      <button
        type="button"
        aria-label={`减少${product.name}`}
        data-testid="goods-less"
        onClick={() => change(quantity - 1)}
      >
        −
      </button>
      <output data-testid="goods-quantity">{quantity}</output>
      <button
        type="button"
        aria-label={`增加${product.name}`}
        data-testid="goods-more"
        onClick={() => change(quantity + 1)}
      >
        ＋
      </button>
    </span>
  );
}

function Remove({ line: { no, name } }: { readonly line: Extract<BasketLine, { is: 'plain' }> }) {
  return (
    <span className="stepper">
      <button
        type="button"
        aria-label={`移除${name}`}
        data-testid="goods-remove"
        onClick={() => changeBasket((basket) => removePlain(basket, no))}
      >
        移除
      </button>
    </span>
  );
}
