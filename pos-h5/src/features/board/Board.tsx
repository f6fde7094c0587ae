import type { OnDuty } from '@jiayou/contract';
import { useEffect, useState } from 'react';
import { readLater } from '../../ui/readLater';
import { useStore } from '../../ui/useStore';
import { CollectArea } from '../collect/CollectArea';
import { Bars } from './Bars';
import { PrintSheet } from './PrintSheet';
import { Orders } from './Orders';
import { TopBar } from './TopBar';
import type { LiveTill } from './useLiveTill';
import { usePrinterWatch } from './usePrinterWatch';

const SettingsDialog = readLater(async () => import('./SettingsDialog').then((loaded) => loaded.SettingsDialog));
const PapersDialog = readLater(async () => import('./PapersDialog').then((loaded) => loaded.PapersDialog));

interface BoardProps {
  readonly live: LiveTill;
  readonly onDuty: OnDuty;
  readonly onLeft: () => void;
}

/** The one board: collecting on the left, the live orders on the right. */
export function Board({ live: { desk, collect, stream }, onDuty, onLeft }: BoardProps) {
  const link = useStore(stream.state);
  const [sheet, setSheet] = useState<'settings' | 'papers'>();
  const close = () => setSheet(undefined);
  usePrinterWatch();
  useEffect(() => SettingsDialog.prepare(), []);
  return (
    <div className="board" data-testid="board" data-link={link.link}>
      <TopBar
        onDuty={onDuty}
        stream={link}
        onSettings={() => setSheet('settings')}
        onPapers={() => setSheet('papers')}
      />
      <Bars stream={link} tickets={desk.tickets} />
      <main className="board-main">
        <CollectArea collect={collect} tickets={desk.tickets} />
        <Orders desk={desk} />
      </main>
      {sheet === 'settings' && <SettingsDialog.Show onDuty={onDuty} onClose={close} onLeft={onLeft} />}
      {sheet === 'papers' && <PapersDialog.Show onClose={close} />}
      <PrintSheet />
    </div>
  );
}
