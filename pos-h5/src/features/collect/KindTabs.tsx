import type { OrderKind } from '@jiayou/contract';
import { yuanText } from '../../money';
import { readAmount } from './amount';
import { changeKind, goodsFen, type Basket } from './basket';
import { changeBasket } from './basketStore';

const KINDS: readonly { readonly kind: OrderKind; readonly text: string }[] = [
  { kind: 'fuel', text: '单买油品' },
  { kind: 'goods', text: '单买非油品' },
  { kind: 'mixed', text: '混合购买' },
];

export function KindTabs({ kind }: { readonly kind: OrderKind }) {
  return (
    <div className="segments" role="group" aria-label="买什么">
      {KINDS.map((one) => (
        <button
          key={one.kind}
          type="button"
          className="segment"
          data-testid={`kind-${one.kind}`}
          aria-pressed={kind === one.kind}
          onClick={() => changeBasket((basket) => changeKind(basket, one.kind))}
        >
          {one.text}
        </button>
      ))}
    </div>
  );
}

/** The two halves of a mixed sale; one of them is being edited. */
export function PartTabs({ basket }: { readonly basket: Basket }) {
  const fuel = readAmount(basket.amountText);
  const parts = [
    { part: 'fuel', text: '油品', fen: fuel.is === 'fine' ? fuel.fen : 0 },
    { part: 'goods', text: '商品', fen: goodsFen(basket) },
  ] as const;
  return (
    <div className="parts" role="group" aria-label="混合购买">
      {parts.map(({ part, text, fen }) => (
        <button
          key={part}
          type="button"
          className="part"
          data-testid={`part-${part}`}
          aria-pressed={basket.part === part}
          onClick={() => changeBasket((one) => ({ ...one, part }))}
        >
          <span>{text}</span>
          <b>{yuanText(fen)}</b>
        </button>
      ))}
    </div>
  );
}
