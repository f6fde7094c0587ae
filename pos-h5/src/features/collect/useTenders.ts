import { useEffect, useState } from 'react';
import { hasScannerBridge, scanWithBridge } from '../../device/scanner/scannerBridge';
import { useStore } from '../../ui/useStore';
import { EMPTY_BASKET } from './basket';
import { basketStore } from './basketStore';
import type { CollectDesk } from './collectDesk';
import type { CollectState } from './collectState';
import type { TenderChoice } from './tenders';
import type { TillHands } from './till';
import { useCashPane } from './useCashPane';

type Aside = 'cash' | 'scan';

/** How the person collects, and what lies beside it: the notes being counted, the camera. */
export function useTenders(collect: CollectDesk, hands: TillHands) {
  const state = useStore(collect.state);
  const { at } = state;
  // Open only as long as nothing moves: the next sale begins with its own.
  const [opened, setOpened] = useState<{ readonly is: Aside; readonly during: CollectState }>();
  const cash = useCashPane(state, hands);
  const open = (is: Aside) => setOpened({ is, during: state });
  useEffect(() => {
    if (at === 'paid') basketStore.set(EMPTY_BASKET);
  }, [at]);
  const pick = (choice: TenderChoice): void => {
    switch (choice) {
      case 'qr':
      case 'card':
        return hands.collectBy({ method: choice });
      case 'cash':
        if (!hands.mayCollect()) return undefined;
        cash.change('');
        return open('cash');
      case 'code':
        return hasScannerBridge() ? void scanByBridge(hands) : open('scan');
    }
  };
  const aside = opened?.during === state ? opened.is : undefined;
  return { state, aside, closeAside: () => setOpened(undefined), cash, pick };
}

async function scanByBridge(hands: TillHands): Promise<void> {
  const scan = await scanWithBridge();
  if (scan.outcome === 'scanned') hands.scanned(scan.text);
  if (scan.outcome === 'failed') hands.say('扫码没有成功，请再扫一次');
}
