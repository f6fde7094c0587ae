import type { DeskOrderDetail, DeskRefund } from '@jiayou/contract';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { errorOf } from '../../api';
import { TENDERS } from '../../features/orders/orderWords';
import { useOrder } from '../../features/orders/useOrders';
import { consequence, refundState, whyNot } from '../../features/refunds/refundWords';
import { useIdentity } from '../../features/session/useSession';
import { Bones } from '../../ui/Bones';
import { Facts } from '../../ui/Facts';
import { yuan } from '../../ui/money';
import { Refused } from '../../ui/Refused';
import { stationTime } from '../../ui/time';
import { OrderTimeline } from '../orders/OrderTimeline';
import '../orders/orders.css';

interface RefundPanelProps {
  readonly refund: DeskRefund;
  readonly onDecide: (approve: boolean) => void;
}

/** What was asked for, what it will touch, and what happened to the order before. */
export function RefundPanel({ refund, onDecide }: RefundPanelProps) {
  const identity = useIdentity();
  const order = useOrder(refund.orderId);
  const reason = whyNot(refund, identity);
  return (
    <div className="refund-panel" data-testid="refund-panel">
      <section className="card" aria-labelledby="refund-title">
        <h2 id="refund-title">
          退款 {yuan(refund.amountFen)} · {refundState(refund)}
        </h2>
        <Facts name="refund-facts" facts={[...factsOf(refund), ...orderFacts(refund, order.data)]} />
        {reason === undefined ? (
          <>
            <p className="refund-consequence">{consequence(refund)}</p>
            <p className="refund-buttons">
              <Button type="primary" onClick={() => onDecide(true)} data-testid="approve">
                同意退款 <kbd>a</kbd>
              </Button>
              <Button danger onClick={() => onDecide(false)} data-testid="reject">
                不同意 <kbd>r</kbd>
              </Button>
            </p>
          </>
        ) : (
          <p className="hint" data-testid="why-not">
            {reason}
          </p>
        )}
      </section>
      {order.data && <OrderTimeline steps={order.data.steps} />}
      {order.data === undefined && order.error && (
        <Refused error={errorOf(order.error)} onRetry={() => void order.refetch()} />
      )}
      {order.data === undefined && !order.error && <Bones />}
    </div>
  );
}

type Fact = readonly [label: string, value: ReactNode];

function factsOf(refund: DeskRefund): Fact[] {
  const { fuelFen, goodsFen, tender, reason, requestedByName, requestedAt, decidedByName, decidedAt, decisionNote } =
    refund;
  const parts = [
    ...(fuelFen > 0 ? [`油品 ${yuan(fuelFen)}`] : []),
    ...(goodsFen > 0 ? [`非油品 ${yuan(goodsFen)}`] : []),
  ];
  return [
    ['原因', <b key="reason">{reason}</b>],
    ...(parts.length > 0 ? ([['退的部分', parts.join(' + ')]] as const) : []),
    ['付款方式', TENDERS[tender]],
    ['申请', `${requestedByName || '系统'} ${stationTime(Date.parse(requestedAt))}`],
    ...(decidedAt === undefined
      ? []
      : ([
          ['审批', [decidedByName, stationTime(Date.parse(decidedAt)), decisionNote].filter(Boolean).join(' ')],
        ] as const)),
    ...(refund.failureCode === undefined ? [] : ([['渠道说', refund.failureCode]] as const)),
  ];
}

function orderFacts(
  { orderId, orderNo, paidFen, paidAt, otherRefundsFen, amountFen, shiftNo, cashierName, stationName }: DeskRefund,
  order: DeskOrderDetail | undefined,
): Fact[] {
  const shift = shiftNo === undefined ? '没有班次' : `${cashierName ?? ''} ${shiftNo}`;
  const closed =
    order?.shift === undefined ? '' : order.shift.closedAt === undefined ? '（未班结）' : '（已班结，合计不会变）';
  return [
    [
      '订单',
      <Link key="order" to={`/orders/${orderId}`}>
        {orderNo}
      </Link>,
    ],
    ['油站', stationName],
    ['收款', `${yuan(paidFen)} ${stationTime(Date.parse(paidAt))}`],
    ['班次', `${shift}${closed}`],
    ['其他退款', otherRefundsFen > 0 ? yuan(otherRefundsFen) : '没有'],
    ['退后还剩', yuan(paidFen - otherRefundsFen - amountFen)],
  ];
}
