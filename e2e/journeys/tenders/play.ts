import type { CashierAtTill } from '../../actors/cashierAtTill';
import type { Route } from 'playwright-core';
import type { House } from '../../house/openHouse';

/** A till with what a play needs: fuel for so much is typed in, nothing is collected yet. */
export interface Stand {
  house: House;
  till: CashierAtTill;
  /** The newest attempt at this till, once the server has one. */
  paymentNo: () => Promise<string>;
  /** Nobody else makes a trade meanwhile: what is ordered for the next one strikes the one that `act` makes. */
  alone: <T>(act: () => Promise<T>) => Promise<T>;
}

/** `paid`, or what the till says when nothing was collected. */
export type End = 'paid' | RegExp;

/** One case of a tender: what the people do until the channel has spoken, and how it must end. */
export interface Play {
  case: string;
  act: (stand: Stand) => Promise<void>;
  end: End;
}

/** A way to be paid, at one of the tills. */
export interface Tender {
  name: string;
  /** Whose till: the first of the demo chain is 0. */
  till: number;
  channel: 'wechat-pay' | 'alipay' | 'bank-card' | 'cash';
  method: string;
  plays: Play[];
}

/** The server does what it was asked; the page never hears of it. */
export async function loseAnswer(route: Route): Promise<void> {
  await route.fetch();
  await route.abort();
}
