import { recall, remember } from '../storage';
import { createStore } from '../store';
import { bridgeTerminal, cardBridge } from './bridgeTerminal';
import type { CardTerminal } from './cardTerminal';
import { simulatedTerminal } from './simulatedTerminal';

/** `terminal`: the card application of this device where there is one, else the slip is typed in. */
const cardWays = ['terminal', 'simulated'] as const;
export type CardWay = (typeof cardWays)[number];

export const cardWay = createStore<CardWay>(cardWays.find((way) => way === recall('card')) ?? 'terminal');

export function chooseCardWay(way: CardWay): void {
  cardWay.set(way);
  remember('card', way);
}

/** `undefined`: a terminal that stands beside the till; what its slip says is typed in. */
export function cardTerminal(): CardTerminal | undefined {
  if (cardWay.get() === 'simulated') return simulatedTerminal();
  const bridge = cardBridge();
  return bridge === undefined ? undefined : bridgeTerminal(bridge);
}
