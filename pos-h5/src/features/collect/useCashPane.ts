import { useState } from 'react';
import { useStore } from '../../ui/useStore';
import { readAmount, typeAmount } from './amount';
import { basketStore } from './basketStore';
import { readCash, type CashReading } from './cash';
import type { CollectState } from './collectState';
import { readBasket } from './readBasket';
import type { TillHands } from './till';

/** The notes a payer hands over, while they are counted. */
export interface CashPane {
  readonly dueFen: number;
  readonly text: string;
  readonly reading: CashReading;
  readonly change: (text: string) => void;
  /** A key of a keyboard. */
  readonly typed: (key: string) => void;
  readonly confirm: () => void;
}

export function useCashPane(state: CollectState, hands: TillHands): CashPane {
  const [text, change] = useState('');
  const basketFen = readBasket(useStore(basketStore)).totalFen;
  const dueFen = state.at === 'choosing' ? state.order.payableFen : basketFen;
  const reading = readCash(readAmount(text), dueFen);
  const confirm = (): void => {
    if (reading.is === 'enough') hands.collectBy({ method: 'cash', receivedFen: reading.receivedFen });
  };
  const typed = (key: string): void => (key === 'Enter' ? confirm() : change((before) => typeAmount(before, key)));
  return { dueFen, text, reading, change, typed, confirm };
}
