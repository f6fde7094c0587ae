import type { OnDuty } from '@jiayou/contract';
import { useMemo, useState } from 'react';
import { serverNowMs } from '../../device/serverClock';
import { useEverySecond } from '../../ui/useEverySecond';
import { useStore } from '../../ui/useStore';
import type { LiveDesk } from '../ticket/useTicketDesk';
import { Bars } from './Bars';
import { boardRows } from './boardView';
import { NowPanel } from './NowPanel';
import { OrderList } from './OrderList';
import { PapersDialog } from './PapersDialog';
import { PrintSheet } from './PrintSheet';
import { SettingsDialog } from './SettingsDialog';
import { TopBar } from './TopBar';
import { usePrinterWatch } from './usePrinterWatch';

interface BoardProps {
  readonly live: LiveDesk;
  readonly onDuty: OnDuty;
  readonly onLeft: () => void;
}

/** The one board: what to do now, and the live orders. */
export function Board({ live: { desk, stream }, onDuty, onLeft }: BoardProps) {
  const tickets = useStore(desk.tickets);
  const link = useStore(stream.state);
  const nowMs = useEverySecond(serverNowMs);
  const rows = useMemo(() => boardRows(tickets, nowMs), [tickets, nowMs]);
  const [sheet, setSheet] = useState<'settings' | 'papers'>();
  const close = () => setSheet(undefined);
  usePrinterWatch();
  return (
    <div className="board" data-testid="board" data-link={link.link}>
      <TopBar
        onDuty={onDuty}
        stream={link}
        onSettings={() => setSheet('settings')}
        onPapers={() => setSheet('papers')}
      />
      <Bars stream={link} inCar={tickets.inCar} />
      <main className="board-main">
        <NowPanel rows={rows} />
        <OrderList desk={desk} rows={rows} />
      </main>
      {sheet === 'settings' && <SettingsDialog onDuty={onDuty} onClose={close} onLeft={onLeft} />}
      {sheet === 'papers' && <PapersDialog onClose={close} />}
      <PrintSheet />
    </div>
  );
}
