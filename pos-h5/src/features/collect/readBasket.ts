import type { Fen, RequestOf, TillApi } from '@jiayou/contract';
import { MOST_FEN, readAmount, type Amount } from './amount';
import { goodsFen, type Basket, type BasketLine } from './basket';

/** What an order is asked for with; its action id comes with the asking. */
export type OrderWish = Omit<RequestOf<TillApi['POST /till/orders']>['body'], 'actionId'>;

export type BasketReading =
  | { readonly is: 'ready'; readonly totalFen: number; readonly wish: OrderWish }
  /** `words`: what to do first. */
  | { readonly is: 'unready'; readonly totalFen: number; readonly words: string };

/** Whether this can be collected, and how much it is. */
export function readBasket(basket: Basket): BasketReading {
  const sellsFuel = basket.kind !== 'goods';
  const fuel = readAmount(sellsFuel ? basket.amountText : '');
  const goods = basket.kind === 'fuel' ? 0 : goodsFen(basket);
  const totalFen = goods + (fuel.is === 'fine' ? fuel.fen : 0);
  const words = (sellsFuel ? fuelWords(basket, fuel) : undefined) ?? goodsWords(basket, totalFen);
  if (words !== undefined) return { is: 'unready', totalFen, words };
  return { is: 'ready', totalFen, wish: wishOf(basket, fuel) };
}

function fuelWords({ pump }: Basket, amount: Amount): string | undefined {
  if (amount.is === 'wrong') return amount.words;
  if (pump === undefined) return '请选择油枪或油品';
  return amount.is === 'empty' ? '请输入加油金额' : undefined;
}

function goodsWords({ kind, lines }: Basket, totalFen: number): string | undefined {
  if (kind !== 'fuel' && lines.length === 0) return '请选择商品或扫条码';
  return totalFen > MOST_FEN ? '单笔不能超过¥100,000.00，请分开收款' : undefined;
}

function wishOf({ kind, pump, lines, member }: Basket, fuel: Amount): OrderWish {
  return {
    ...(fuel.is === 'fine' && pump !== undefined ? { fuel: { ...pump, amountFen: fuel.fen as Fen } } : {}),
    goods: kind === 'fuel' ? [] : lines.map(goodsOf),
    ...(member === undefined ? {} : { memberId: member.id }),
  };
}

function goodsOf(line: BasketLine): NonNullable<OrderWish['goods']>[number] {
  if (line.is === 'plain') return { name: line.name, amountFen: line.amountFen as Fen };
  return { productId: line.product.id, quantity: line.quantity };
}
