import { useScanBox } from '../scan/useScanBox';
import { typeAmount } from './amount';
import { changeBasket } from './basketStore';
import type { CollectDesk } from './collectDesk';
import type { TenderButton } from './tenders';
import type { TillHands } from './till';
import type { useTenders } from './useTenders';

interface TillKeys {
  readonly collect: CollectDesk;
  readonly hands: TillHands;
  readonly tenders: ReturnType<typeof useTenders>;
  readonly buttons: readonly TenderButton[];
  /** Escape, when nothing is under way. */
  readonly onClosePanel: () => void;
}

/** Scans and keys, wherever the focus is: digits are the amount, letters the tenders, Escape goes back. */
export function useTillKeys({ collect, hands, tenders, buttons, onClosePanel }: TillKeys): void {
  const { state, aside, closeAside, cash, pick } = tenders;
  const { at } = state;
  const typed = (key: string): void => {
    if (aside === 'cash') return cash.typed(key);
    if (at === 'paid') collect.person('leave');
    const button = buttons.find((one) => one.key === key.toUpperCase());
    if (button !== undefined && (at === 'basket' || at === 'choosing')) return pick(button.choice);
    if (at === 'basket' || at === 'paid') typeIntoFuel(key);
  };
  const escape = (): void => {
    if (aside !== undefined) return closeAside();
    if (at === 'basket') return onClosePanel();
    collect.person(at === 'paid' ? 'leave' : 'give-up');
  };
  useScanBox({ onScan: hands.scanned, onKey: typed, onEscape: escape });
}

function typeIntoFuel(key: string): void {
  changeBasket((basket) =>
    basket.part === 'fuel' ? { ...basket, amountText: typeAmount(basket.amountText, key) } : basket,
  );
}
