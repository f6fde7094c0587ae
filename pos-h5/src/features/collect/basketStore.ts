import { createStore } from '../../device/store';
import { EMPTY_BASKET, type Basket } from './basket';

/** What is being put together on this page. */
export const basketStore = createStore<Basket>(EMPTY_BASKET);

export function changeBasket(change: (basket: Basket) => Basket): void {
  basketStore.set(change(basketStore.get()));
}
