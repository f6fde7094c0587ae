import type { DriverOrder } from '@jiayou/contract';
import { Closed, Refunded } from './Ended';
import type { OrderScreen } from './orderScreen';
import { Paid } from './Paid';
import { Unpaid } from './Unpaid';
import type { Following } from './useOrder';
import { Confirming, Opening } from './Waiting';

/** One page for each thing an order can be. */
export function OrderBody({ following }: { readonly following: Following }) {
  const { order, screen } = following;
  return order && screen ? parts[screen](order, following) : null;
}

const parts: Record<OrderScreen, (order: DriverOrder, following: Following) => JSX.Element> = {
  opening: (order) => <Opening order={order} />,
  confirming: (order, following) => <Confirming order={order} following={following} />,
  unpaid: (order, following) => <Unpaid order={order} following={following} />,
  paid: (order, { askedAtMs }) => <Paid order={order} nowMs={askedAtMs} />,
  closed: (order) => <Closed order={order} />,
  refunded: (order) => <Refunded order={order} />,
};
