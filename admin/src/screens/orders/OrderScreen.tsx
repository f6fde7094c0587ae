import { useParams } from 'react-router';
import { errorOf } from '../../api';
import { useOrder } from '../../features/orders/useOrders';
import { BackToList } from '../../ui/BackToList';
import { Bones } from '../../ui/Bones';
import { DetailRefused } from '../../ui/DetailRefused';
import { PageHead } from '../../ui/PageHead';
import { State } from '../../ui/State';
import { STATE_TONES, STATES } from '../../features/orders/orderWords';
import { Attempts } from './Attempts';
import { OrderFacts } from './OrderFacts';
import { OrderTimeline } from './OrderTimeline';
import './orders.css';

/** One order: what it is, how it was paid, and everything that happened to it. */
export function OrderScreen() {
  const { orderId = '' } = useParams();
  const { data: order, error, refetch } = useOrder(orderId);
  if (order === undefined) {
    return error ? (
      <DetailRefused error={errorOf(error)} list="/orders" onRetry={() => void refetch()} />
    ) : (
      <Bones rows={10} />
    );
  }
  return (
    <>
      <PageHead title={`订单 ${order.orderNo}`} note={order.stationName}>
        <State tone={STATE_TONES[order.state]}>{STATES[order.state]}</State>
        <BackToList path="/orders" />
      </PageHead>
      <div className="two-columns" data-testid="order">
        <div>
          <OrderFacts order={order} />
          <Attempts attempts={order.attempts} />
        </div>
        <OrderTimeline steps={order.steps} />
      </div>
    </>
  );
}
