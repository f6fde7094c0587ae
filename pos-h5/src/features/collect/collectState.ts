import type { ActionId, ErrorCode, OrderId, TillOrder } from '@jiayou/contract';
import type { CardOutcome } from '../../device/cardBridge/cardTerminal';
import type { OrderWish } from './readBasket';

/** How a person chose to collect. The action id is made once for the attempt and never changes. */
export type Way =
  | { readonly method: 'code'; readonly actionId: ActionId; readonly authCode: string }
  | { readonly method: 'card'; readonly actionId: ActionId }
  | { readonly method: 'cash'; readonly actionId: ActionId; readonly receivedFen: number }
  | { readonly method: 'qr' };
export type PayWay = Exclude<Way, { method: 'qr' }>;

/** A request is out (`busy`), or the last one was lost (`trouble`) and will be sent again, the very same. */
export interface Line {
  readonly busy: boolean;
  readonly trouble: boolean;
}

/** What the card terminal is at. */
export type CardStep =
  | { readonly is: 'charging' }
  | { readonly is: 'asking' }
  /** The terminal did not say: a person looks, or it is asked again. Never charged again. */
  | { readonly is: 'doubt' }
  /** The slip is typed in. */
  | { readonly is: 'form'; readonly words: string }
  /** The server is being told. */
  | { readonly is: 'telling'; readonly outcome: KnownOutcome };
export type KnownOutcome = Exclude<CardOutcome, { outcome: 'unknown' }>;

/** Where this till stands with the order it collects. */
export type CollectState =
  /** The page has just opened: what went on before is not known yet, so nothing may begin. */
  | { readonly at: 'starting' }
  /** Nothing under way; `words` say why the last one ended, when it was not paid. */
  | { readonly at: 'basket'; readonly words: string }
  /** The order is being opened. `givesUp`: the person pressed 取消收款 meanwhile. */
  | ({
      readonly at: 'opening';
      readonly actionId: ActionId;
      readonly wish: OrderWish;
      readonly way: Way;
      readonly givesUp: boolean;
    } & Line)
  /** The pay call is out and not answered: it may have charged. */
  | ({ readonly at: 'paying'; readonly order: TillOrder; readonly way: PayWay; readonly givesUp: boolean } & Line)
  /** The address of the QR code is being asked for. */
  | ({ readonly at: 'showing'; readonly order: TillOrder } & Line)
  /**
   * The server knows of the attempt: it is asked every two seconds, or told that the person gives up (`cancel`), or that
   * the whole order is not wanted (`drop`). `showsCode`: the QR code is on the screen.
   */
  | ({
      readonly at: 'waiting';
      readonly order: TillOrder;
      readonly wants: 'check' | 'cancel' | 'drop';
      readonly showsCode: boolean;
    } & Line)
  | ({ readonly at: 'card'; readonly order: TillOrder; readonly paymentNo: string; readonly step: CardStep } & Line)
  /** The order is open and nothing is under way: another tender may be chosen. */
  | { readonly at: 'choosing'; readonly order: TillOrder; readonly words: string; readonly channelCode: string }
  | { readonly at: 'paid'; readonly order: TillOrder };

/** What a browser keeps through a reload; written before every call. */
export type Memory = Exclude<CollectState, { at: 'starting' | 'basket' }>;

export type Question = 'open' | 'pay' | 'show' | 'check' | 'cancel' | 'tell';

export type CollectAction =
  /** Once, when the page opens: what the server says is being collected here, and what this browser remembers. */
  | { readonly type: 'recalled'; readonly order?: TillOrder | undefined; readonly memory?: Recalled | undefined }
  | {
      readonly type: 'way-chosen';
      readonly way: Way;
      readonly wish?: OrderWish | undefined;
      readonly actionId: ActionId;
    }
  | { readonly type: 'answered'; readonly to: Question; readonly order: TillOrder }
  | { readonly type: 'lost'; readonly what: Question }
  | {
      readonly type: 'refused';
      readonly what: Question;
      readonly code: ErrorCode | 'network';
      readonly words: string;
    }
  | { readonly type: 'card-said'; readonly outcome: CardOutcome | { readonly outcome: 'no-terminal' } }
  /** The person types the slip, says that nothing was charged, asks the terminal again, or wants the form. */
  | { readonly type: 'card-settled'; readonly outcome: KnownOutcome }
  | { readonly type: 'card-ask-again' | 'card-form' }
  /** Every two seconds. */
  | { readonly type: 'look' }
  /** The stream said that an order was paid. */
  | { readonly type: 'heard-paid'; readonly orderId: OrderId }
  /** 取消收款 · 修改订单 · leaving the success page */
  | { readonly type: 'give-up' | 'drop-order' | 'leave' };

export interface Recalled {
  readonly state: Memory;
  /** Old: a request that was out then cannot arrive any more. */
  readonly isOld: boolean;
}

/** What the outside must do. Calls are answered by `answered`, `lost` or `refused`; the card by `card-said`. */
export type CollectEffect =
  | { readonly do: 'open'; readonly actionId: ActionId; readonly wish: OrderWish }
  | { readonly do: 'pay'; readonly orderId: OrderId; readonly way: PayWay }
  | { readonly do: 'show'; readonly orderId: OrderId }
  | { readonly do: 'check'; readonly orderId: OrderId }
  | { readonly do: 'cancel'; readonly orderId: OrderId; readonly dropOrder: boolean }
  | { readonly do: 'tell'; readonly orderId: OrderId; readonly paymentNo: string; readonly outcome: KnownOutcome }
  | { readonly do: 'charge-card'; readonly paymentNo: string; readonly amountFen: number }
  | { readonly do: 'query-card'; readonly paymentNo: string };

export interface CollectStep {
  readonly state: CollectState;
  readonly effects: readonly CollectEffect[];
}

export const BUSY: Line = { busy: true, trouble: false };

export function quiet(state: CollectState): CollectStep {
  return { state, effects: [] };
}
