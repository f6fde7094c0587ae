import type { MemberOrder } from '@jiayou/contract';
import { Button } from 'antd';
import { Link } from 'react-router';
import { errorOf } from '../../api';
import { useMemberOrders } from '../../features/members/useMembers';
import { STATE_TONES, STATES } from '../../features/orders/orderWords';
import { Bones } from '../../ui/Bones';
import { litres, yuan } from '../../ui/money';
import { Refused } from '../../ui/Refused';
import { State } from '../../ui/State';
import { stationTime } from '../../ui/time';

/** What they bought, newest first. */
export function MemberOrders({ memberId, mayOpen }: { readonly memberId: string; readonly mayOpen: boolean }) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useMemberOrders(memberId);
  if (data === undefined) {
    return error ? <Refused error={errorOf(error)} onRetry={() => void refetch()} /> : <Bones />;
  }
  const orders = data.pages.flatMap((page) => page.orders);
  return (
    <section className="card" aria-labelledby="member-orders" data-testid="member-orders">
      <h2 id="member-orders">订单</h2>
      {orders.length === 0 && <p className="hint">还没有订单。</p>}
      <ul className="member-orders">
        {orders.map((order) => (
          <Line key={order.orderId} order={order} mayOpen={mayOpen} />
        ))}
      </ul>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()} data-testid="more-orders">
          更早的订单
        </Button>
      )}
    </section>
  );
}

function Line({ order, mayOpen }: { readonly order: MemberOrder; readonly mayOpen: boolean }) {
  const { orderId, orderNo, stationName, state, grade, volumeMl, payableFen, createdAt } = order;
  const what = [grade, volumeMl === undefined ? undefined : litres(volumeMl)].filter((word) => word !== undefined);
  return (
    <li>
      <span className="number">{stationTime(Date.parse(createdAt))}</span>
      {mayOpen ? <Link to={`/orders/${orderId}`}>{stationName}</Link> : <span title={orderNo}>{stationName}</span>}
      <span>{what.join(' · ')}</span>
      <State tone={STATE_TONES[state]}>{STATES[state]}</State>
      <b className="number">{yuan(payableFen)}</b>
    </li>
  );
}
