import type { OrderKind, TillMember } from '@jiayou/contract';
import type { Product } from '../scan/readScan';

/** Goods the cashier put down: so many of a product, or a plain amount with a name. */
export type BasketLine =
  | { readonly is: 'product'; readonly product: Product; readonly quantity: number }
  | { readonly is: 'plain'; readonly no: number; readonly name: string; readonly amountFen: number };

/** What is being sold, before it is an order. */
export interface Basket {
  readonly kind: OrderKind;
  /** Which half of a mixed sale is being edited. */
  readonly part: 'fuel' | 'goods';
  readonly pump: { readonly nozzleNo: number } | { readonly grade: string } | undefined;
  /** Yuan of fuel, as typed. */
  readonly amountText: string;
  readonly lines: readonly BasketLine[];
  readonly member: TillMember | undefined;
}

export const EMPTY_BASKET: Basket = {
  kind: 'fuel',
  part: 'fuel',
  pump: undefined,
  amountText: '',
  lines: [],
  member: undefined,
};

const MOST_OF_ONE = 999;
const MOST_LINES = 50;

export function changeKind(basket: Basket, kind: OrderKind): Basket {
  return { ...basket, kind, part: kind === 'goods' ? 'goods' : 'fuel' };
}

/** One more of it. A basket of fuel becomes a mixed one, an empty one becomes goods. */
export function addProduct(basket: Basket, product: Product): Basket {
  const line = basket.lines.find((one) => one.is === 'product' && one.product.id === product.id);
  if (line?.is === 'product') return changeQuantity(toGoods(basket), product, line.quantity + 1);
  if (basket.lines.length >= MOST_LINES) return basket;
  return { ...toGoods(basket), lines: [...basket.lines, { is: 'product', product, quantity: 1 }] };
}

/** 0 takes it off. */
export function changeQuantity(basket: Basket, product: Product, quantity: number): Basket {
  const kept = Math.min(quantity, MOST_OF_ONE);
  const lines = basket.lines.flatMap((line): BasketLine[] => {
    if (line.is !== 'product' || line.product.id !== product.id) return [line];
    return kept <= 0 ? [] : [{ ...line, quantity: kept }];
  });
  return { ...basket, lines };
}

export function addPlain(basket: Basket, name: string, amountFen: number): Basket {
  if (basket.lines.length >= MOST_LINES) return basket;
  const no = 1 + Math.max(0, ...basket.lines.map((line) => (line.is === 'plain' ? line.no : 0)));
  return { ...toGoods(basket), lines: [...basket.lines, { is: 'plain', no, name, amountFen }] };
}

export function removePlain(basket: Basket, no: number): Basket {
  return { ...basket, lines: basket.lines.filter((line) => line.is !== 'plain' || line.no !== no) };
}

export function lineFen(line: BasketLine): number {
  return line.is === 'plain' ? line.amountFen : line.product.priceFen * line.quantity;
}

export function goodsFen({ lines }: Basket): number {
  return lines.reduce((sum, line) => sum + lineFen(line), 0);
}

function toGoods(basket: Basket): Basket {
  if (basket.kind !== 'fuel') return { ...basket, part: 'goods' };
  const hasFuel = basket.amountText !== '';
  return { ...basket, kind: hasFuel ? 'mixed' : 'goods', part: 'goods' };
}
