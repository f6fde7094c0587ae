import type { OrderId, ShiftSummary } from '@jiayou/contract';
import { useEffect, useState } from 'react';
import { yuanText } from '../../money';
import { stationTime } from '../../time';
import { useLatest } from '../../ui/useLatest';
import { tenderName } from '../ticket/words';
import { HandOverForm } from './HandOverForm';

const LOOK_MS = 3000;

interface WaitingPaymentsProps {
  readonly summary: ShiftSummary;
  readonly onCollect: (orderId: OrderId) => void;
  readonly onLook: () => void;
  readonly onHandedOver: (summary: ShiftSummary) => void;
}

/** Payments without an answer: settled, or handed over by the master, before the shift can be closed. */
export function WaitingPayments({ summary, onCollect, onLook, onHandedOver }: WaitingPaymentsProps) {
  const [asks, setAsks] = useState(false);
  useLookingAgain(onLook);
  return (
    <section className="waiting" data-testid="waiting">
      <p className="notice amber" role="status">
        还有 {summary.waiting.length} 笔收款没有结果，处理完才能班结。结果出来会自动从这里消失。
      </p>
      <ul className="queue">
        {summary.waiting.map(({ orderId, orderNo, amountFen, tender, startedAt }) => (
          <li key={orderId} className="queued amber" data-testid="waiting-payment" data-order-no={orderNo}>
            <div className="queued-what">
              <b>{yuanText(amountFen)}</b>
              <span className="soft">
                {tenderName[tender]} · {stationTime(startedAt)} 开始 · 尾号 {orderNo.slice(-6)}
              </span>
            </div>
            <div className="queued-answers">
              <button type="button" className="button" data-testid="go-collect" onClick={() => onCollect(orderId)}>
                回去处理
              </button>
            </div>
          </li>
        ))}
      </ul>
      {asks ? (
        <HandOverForm onHandedOver={onHandedOver} onCancel={() => setAsks(false)} />
      ) : (
        <button type="button" className="button big" data-testid="hand-over" onClick={() => setAsks(true)}>
          请站长移交
        </button>
      )}
    </section>
  );
}

function useLookingAgain(onLook: () => void): void {
  const latest = useLatest(onLook);
  useEffect(() => {
    const timer = setInterval(() => latest.current(), LOOK_MS);
    return () => clearInterval(timer);
  }, [latest]);
}
