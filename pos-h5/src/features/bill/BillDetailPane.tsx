import type { BillDetail, OnDuty, OrderId } from '@jiayou/contract';
import { useCallback, useState } from 'react';
import { callTill } from '../../api';
import { Asked } from '../../ui/Asked';
import { useAnswer } from '../../ui/useAnswer';
import { useStore } from '../../ui/useStore';
import { BillFacts } from './BillFacts';
import { RefundCard } from './RefundCard';
import { RefundSheet } from './RefundSheet';
import { learnRefund, refundNews, withNews } from './refundNews';
import { refundSlips } from './refundSlips';
import { ReprintReceipt } from './ReprintReceipt';
import { useRefundWatch } from './useRefundWatch';

interface BillDetailPaneProps {
  readonly orderId: OrderId;
  readonly onDuty: OnDuty;
  readonly onBack: () => void;
  /** Money went back, or will: the list is old. */
  readonly onChanged: () => void;
}

/** One order: what it was, its paper, and what went back of it. */
export function BillDetailPane({ orderId, onDuty, onBack, onChanged }: BillDetailPaneProps) {
  const ask = useCallback(async () => callTill('GET /till/bills/:orderId', { params: { orderId } }), [orderId]);
  const { answer, again } = useAnswer(ask);
  return (
    <section className="detail" aria-label="订单明细" data-testid="bill-detail">
      <button type="button" className="button detail-back" data-testid="detail-back" onClick={onBack}>
        返回列表
      </button>
      <Asked answer={answer} onRetry={again}>
        {(bill) => (
          <Detail
            bill={bill}
            onDuty={onDuty}
            onLook={again}
            onChanged={() => {
              again();
              onChanged();
            }}
          />
        )}
      </Asked>
    </section>
  );
}

interface DetailProps {
  readonly bill: BillDetail;
  readonly onDuty: OnDuty;
  /** Asks for the order again. */
  readonly onLook: () => void;
  readonly onChanged: () => void;
}

function Detail({ bill, onDuty, onLook, onChanged }: DetailProps) {
  const [refunds, setRefunds] = useState(false);
  const known = withNews(bill.refunds, useStore(refundNews));
  useRefundWatch({ refunds: known, onLook, onEnded: onChanged });
  return (
    <>
      <BillFacts bill={bill} />
      <div className="detail-actions">
        <ReprintReceipt bill={bill} onDone={onChanged} />
        {bill.mayRefund !== 'no' && (
          <button type="button" className="button" data-testid="refund" onClick={() => setRefunds(true)}>
            {bill.mayRefund === 'here' ? '退款' : '申请退款'}
          </button>
        )}
      </div>
      {known.length > 0 && (
        <section className="detail-refunds" aria-label="退款">
          <h2>退款</h2>
          {known.map((refund) => (
            <RefundCard key={refund.refundNo} refund={refund} onDuty={onDuty} onChanged={onChanged} />
          ))}
        </section>
      )}
      {refunds && (
        <RefundSheet
          bill={bill}
          onClose={() => setRefunds(false)}
          onRefunded={(refund) => {
            setRefunds(false);
            learnRefund(refund);
            // Cash and bank card: at the till where a person gives it back.
            if (refund.cause === 'in-shift' && !refund.toCarryOut) refundSlips.askWhenBack(refund, onDuty);
            onChanged();
          }}
        />
      )}
    </>
  );
}
