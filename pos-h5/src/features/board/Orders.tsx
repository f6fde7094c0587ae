import { useLayoutEffect, useMemo, useState } from 'react';
import { serverNowMs } from '../../device/serverClock';
import { useStore } from '../../ui/useStore';
import type { TicketDesk } from '../ticket/ticketDesk';
import { boardLines, boardRows, type BoardRow } from './boardView';
import { NowPanel } from './NowPanel';
import { OrderList } from './OrderList';

const LOOK_MS = 1000;

/** What wants a person, and the live orders. */
export function Orders({ desk }: { readonly desk: TicketDesk }) {
  const rows = useRows(desk);
  return (
    <div className="board-orders">
      <NowPanel rows={rows} />
      <OrderList desk={desk} rows={rows} />
    </div>
  );
}

/** Looked at each second, drawn again when a paper stands differently. */
function useRows({ tickets }: TicketDesk): readonly BoardRow[] {
  const state = useStore(tickets);
  const lines = useMemo(() => boardLines(state), [state]);
  const { tillId } = state;
  const [rows, setRows] = useState(() => boardRows(lines, { tillId, nowMs: serverNowMs() }));
  useLayoutEffect(() => {
    const look = () => setRows((before) => boardRows(lines, { tillId, nowMs: serverNowMs() }, before));
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [lines, tillId]);
  return rows;
}
