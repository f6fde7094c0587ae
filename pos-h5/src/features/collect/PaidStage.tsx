import type { TillOrder } from '@jiayou/contract';
import { useEffect } from 'react';
import { serverNowMs } from '../../device/serverClock';
import type { Store } from '../../device/store';
import { yuanText } from '../../money';
import { useEverySecond } from '../../ui/useEverySecond';
import { useStore } from '../../ui/useStore';
import { paperOf, type Paper } from '../ticket/paperOf';
import type { TicketsState } from '../ticket/ticketState';
import { problemWords, tenderName } from '../ticket/words';
import type { CollectDesk } from './collectDesk';
import { StageAmount } from './StageAmount';

interface PaidStageProps {
  readonly order: TillOrder;
  readonly tickets: Store<TicketsState>;
  readonly collect: CollectDesk;
}

/** Whoever counts change needs longer. */
const STAY_MS = 6000;
const STAY_FOR_CHANGE_MS = 15_000;

/** The money is here: amount, tender, change, the paper. Goes by itself, or with the next scan. */
export function PaidStage({ order, tickets, collect }: PaidStageProps) {
  const { payment } = order;
  const changeFen = payment?.changeFen ?? 0;
  const stayMs = changeFen > 0 ? STAY_FOR_CHANGE_MS : STAY_MS;
  useEffect(() => {
    const timer = setTimeout(() => collect.person('leave'), stayMs);
    return () => clearTimeout(timer);
  }, [collect, stayMs]);
  return (
    <div className="stage-card" data-testid="paid" data-order-no={order.orderNo}>
      <svg className="tick" viewBox="0 0 64 64" role="img" aria-label="收款成功">
        <circle cx="32" cy="32" r="30" />
        <path d="M19 33l9 9 18-20" />
      </svg>
      <h2 className="stage-head">收款成功</h2>
      <StageAmount fen={order.payableFen} />
      {payment !== undefined && <p className={`wallet ${payment.tender}`}>{tenderName[payment.tender]}</p>}
      {changeFen > 0 && (
        <p className="change">
          找零
          <b className="amount" data-testid="paid-change">
            {yuanText(changeFen)}
          </b>
          <small>实收 {yuanText(payment?.receivedFen ?? 0)}</small>
        </p>
      )}
      <p className="stage-todo" role="status" data-testid="paid-paper">
        {usePaperWords(order, tickets)}
      </p>
      <button
        type="button"
        className="button primary big"
        data-testid="paid-done"
        onClick={() => collect.person('leave')}
      >
        完成<kbd>Enter</kbd>
      </button>
    </div>
  );
}

function usePaperWords(order: TillOrder, tickets: Store<TicketsState>): string {
  const { lines, tillId } = useStore(tickets);
  const nowMs = useEverySecond(serverNowMs);
  const line = [...lines.values()].find(({ ticket }) => ticket.orderId === order.id);
  return line === undefined ? '正在准备小票' : paperWords(paperOf(line, tillId, nowMs));
}

function paperWords(paper: Paper): string {
  switch (paper.is) {
    case 'coming':
    case 'printing':
      return '小票打印中';
    case 'printed':
      return '小票已打印';
    case 'failed':
      return `小票没有打出：${problemWords[paper.problem].what}`;
    case 'doubtful':
      return '小票可能已打印，请核对';
    case 'elsewhere':
    case 'reserved':
    case 'offered':
    case 'dismissed':
      return '小票在实时订单里';
  }
}
