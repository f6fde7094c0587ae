import { useEffect, useMemo, useRef } from 'react';
import { serverNowMs } from '../../device/serverClock';
import { useEverySecond } from '../../ui/useEverySecond';
import { useStore } from '../../ui/useStore';
import type { TicketDesk } from '../ticket/ticketDesk';
import { boardLines, boardRows, type BoardRow } from './boardView';
import { NowPanel } from './NowPanel';
import { OrderList } from './OrderList';

/** What wants a person, and the live orders; looked at each second, drawn again when one of them changed. */
export function Orders({ desk }: { readonly desk: TicketDesk }) {
  const tickets = useStore(desk.tickets);
  const nowMs = useEverySecond(serverNowMs);
  const lines = useMemo(() => boardLines(tickets), [tickets]);
  const before = useRef<readonly BoardRow[]>([]);
  const rows = boardRows(lines, { tillId: tickets.tillId, nowMs }, before.current);
  useEffect(() => {
    before.current = rows;
  });
  return (
    <div className="board-orders">
      <NowPanel rows={rows} />
      <OrderList desk={desk} rows={rows} />
    </div>
  );
}
