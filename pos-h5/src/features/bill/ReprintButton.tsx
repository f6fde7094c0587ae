import type { BillDetail } from '@jiayou/contract';
import { useState } from 'react';
import { callTill } from '../../api';
import { newActionId } from '../../device/actionId';
import { enqueuePaper } from '../../device/printer/printQueue';
import { yuanText } from '../../money';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { InsistNote } from '../../ui/InsistNote';
import { useInsist } from '../../ui/useInsist';
import { PaperStanding } from '../papers/PaperStanding';
import { receiptPaper } from '../ticket/receiptPaper';

interface ReprintButtonProps {
  readonly bill: BillDetail;
  readonly onDone: () => void;
}

/** 补打 of an order's receipt: asked once, numbered by the server, written down in the log. */
export function ReprintButton({ bill: { ticket, paidFen, orderNo }, onDone }: ReprintButtonProps) {
  const [asks, setAsks] = useState(false);
  const [paperId, setPaperId] = useState<string>();
  const { state, start, again } = useInsist(
    async (actionId: ReturnType<typeof newActionId>) =>
      callTill('POST /till/tickets/:ticketId/reprint', { params: { ticketId: ticket.id }, body: { actionId } }),
    ({ receipt, reprintNo }) => {
      const id = `reprint-${ticket.id}-${reprintNo}`;
      enqueuePaper({
        id,
        title: `补打小票 ${yuanText(paidFen)}`,
        lines: receiptPaper(receipt, reprintNo),
      });
      setPaperId(id);
      onDone();
    },
  );
  if (ticket.state === 'waiting') return <p className="soft">小票还没打印，请在看板的这笔订单上点「打印」</p>;
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid="reprint"
        disabled={state.is === 'busy'}
        onClick={() => setAsks(true)}
      >
        {ticket.reprints === 0 ? '补打小票' : `补打 第${ticket.reprints + 1}次`}
      </button>
      <InsistNote state={state} onAgain={again} />
      <PaperStanding id={paperId} />
      {asks && (
        <ConfirmDialog
          title="补打这张小票？"
          verb="补打"
          onCancel={() => setAsks(false)}
          onConfirm={() => {
            setAsks(false);
            start(newActionId());
          }}
        >
          <p className="amount">{yuanText(paidFen)}</p>
          <p>{orderNo}</p>
          <p>会再出一张，票面写「补打 第{ticket.reprints + 1}次」，并记入日志。</p>
        </ConfirmDialog>
      )}
    </>
  );
}
