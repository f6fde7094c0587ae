import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Store } from '../../device/store';
import { readLater } from '../../ui/readLater';
import { useMedia } from '../../ui/useMedia';
import { useStore } from '../../ui/useStore';
import type { TicketsState } from '../ticket/ticketState';
import { catalogueStore, keepReadingCatalogue } from './catalogueStore';
import type { CollectDesk } from './collectDesk';
import { CollectPanel } from './CollectPanel';
import { hasStage } from './hasStage';
import { SayingLine } from './SayingLine';
import { tenderButtons } from './tenders';
import { openTillHands } from './till';
import { useTenders } from './useTenders';
import { useTillKeys } from './useTillKeys';
import '../../ui/collect.css';
import '../../ui/stage.css';

const ScanDialog = readLater(async () => import('../scan/ScanDialog').then((loaded) => loaded.ScanDialog));
const CollectStage = readLater(async () => import('./CollectStage').then((loaded) => loaded.CollectStage));

interface CollectAreaProps {
  readonly collect: CollectDesk;
  readonly tickets: Store<TicketsState>;
}

/** Side by side with the orders where there is room, else behind one big button. */
const WIDE = '(orientation: landscape) and (min-width: 900px)';

/** Collecting: the panel, and over the whole board what is under way. Scans and keys come here. */
export function CollectArea({ collect, tickets }: CollectAreaProps) {
  const reading = useStore(catalogueStore);
  const hands = useMemo(() => openTillHands(collect), [collect]);
  const isWide = useMedia(WIDE);
  const [isOpen, setIsOpen] = useState(false);
  const tenders = useTenders(collect, hands);
  const { state, aside, closeAside, cash, pick } = tenders;
  const buttons = tenderButtons(reading.catalogue?.tenders ?? []);
  const countsCash = aside === 'cash';
  const closePanel = () => setIsOpen(false);
  useEffect(() => keepReadingCatalogue(), []);
  useEffect(() => CollectStage.prepare(), []);
  useTillKeys({ collect, hands, tenders, buttons, onClosePanel: closePanel });
  return (
    <>
      {hasStage(state, countsCash) && (
        <CollectStage.Show
          {...{ state, collect, tickets, buttons }}
          cash={countsCash ? cash : undefined}
          onCashBack={closeAside}
          onPick={pick}
        />
      )}
      <PanelOrButton isOpen={isWide || isOpen} onOpen={() => setIsOpen(true)}>
        <CollectPanel {...{ state, hands, buttons }} onPick={pick} onClose={isWide ? undefined : closePanel} />
      </PanelOrButton>
      <SayingLine saying={hands.saying} />
      {aside === 'scan' && (
        <ScanDialog.Show title="扫付款码、会员码或商品条码" onScan={hands.scanned} onClose={closeAside} />
      )}
    </>
  );
}

interface PanelOrButtonProps {
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

function PanelOrButton({ isOpen, onOpen, children }: PanelOrButtonProps) {
  if (isOpen) return <>{children}</>;
  return (
    <button type="button" className="button primary open-collect" data-testid="open-collect" onClick={onOpen}>
      收款
    </button>
  );
}
