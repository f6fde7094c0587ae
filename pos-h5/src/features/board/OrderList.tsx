import type { TicketId } from '@jiayou/contract';
import { memo, useCallback, useState } from 'react';
import { yuanText } from '../../money';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import type { TicketDesk } from '../ticket/ticketDesk';
import type { Choice, Line } from '../ticket/ticketState';
import type { BoardRow } from './boardView';
import { soldWords } from '../ticket/words';
import { OrderRow } from './OrderRow';

interface OrderListProps {
  readonly desk: TicketDesk;
  readonly rows: readonly BoardRow[];
}

/** The live orders. A second paper and no paper are asked about once. */
export const OrderList = memo(function OrderList({ desk, rows }: OrderListProps) {
  const [asked, setAsked] = useState<{ line: Line; choice: 'reprint' | 'dismiss' }>();
  const choose = useCallback(
    (ticketId: TicketId, choice: Choice) => {
      const line = desk.tickets.get().lines.get(ticketId);
      if ((choice === 'reprint' || choice === 'dismiss') && line !== undefined) setAsked({ line, choice });
      else desk.choose(ticketId, choice);
    },
    [desk],
  );
  const close = () => setAsked(undefined);
  return (
    <section className="orders" aria-label="实时订单">
      {rows.length === 0 && (
        <div className="empty" data-testid="no-orders">
          <p className="empty-head">还没有订单</p>
          <p className="soft">收到的款和车里付好的订单会自动出现在这里，并播报、出票。</p>
        </div>
      )}
      <ol className="order-list" data-testid="orders">
        {rows.map(({ line, paper }) => (
          <OrderRow key={line.ticket.id} line={line} paper={paper} onChoose={choose} />
        ))}
      </ol>
      {asked !== undefined && (
        <Question
          {...asked}
          onCancel={close}
          onConfirm={() => {
            close();
            desk.choose(asked.line.ticket.id, asked.choice);
          }}
        />
      )}
    </section>
  );
});

interface QuestionProps {
  readonly line: Line;
  readonly choice: 'reprint' | 'dismiss';
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

function Question({ line: { ticket, task }, choice, onConfirm, onCancel }: QuestionProps) {
  const number = task?.step === 'reprint-failed' ? ticket.reprints : ticket.reprints + 1;
  const words = {
    reprint: { title: '补打这张小票？', verb: '补打', what: `会再出一张，票面写「补打 第${number}次」，并记入日志。` },
    dismiss: { title: '这单不打印小票？', verb: '不打印', what: '款已收到，订单不变；确认后不再出票，也不再提醒。' },
  }[choice];
  return (
    <ConfirmDialog title={words.title} verb={words.verb} onConfirm={onConfirm} onCancel={onCancel}>
      <p className="amount">{yuanText(ticket.paidFen)}</p>
      <p>
        {ticket.callNo === undefined ? '' : `${ticket.callNo} · `}
        {soldWords(ticket)}
      </p>
      <p>{words.what}</p>
    </ConfirmDialog>
  );
}
