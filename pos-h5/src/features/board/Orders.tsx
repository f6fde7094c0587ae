import { useMemo } from 'react';
import { serverNowMs } from '../../device/serverClock';
import { useEverySecond } from '../../ui/useEverySecond';
import { useStore } from '../../ui/useStore';
import type { TicketDesk } from '../ticket/ticketDesk';
import { boardRows } from './boardView';
import { NowPanel } from './NowPanel';
import { OrderList } from './OrderList';

/** What wants a person, and the live orders; drawn again each second, apart from collecting. */
export function Orders({ desk }: { readonly desk: TicketDesk }) {
  const tickets = useStore(desk.tickets);
  const nowMs = useEverySecond(serverNowMs);
  const rows = useMemo(() => boardRows(tickets, nowMs), [tickets, nowMs]);
  return (
    <div className="board-orders">
      <NowPanel rows={rows} />
      <OrderList desk={desk} rows={rows} />
    </div>
  );
}
