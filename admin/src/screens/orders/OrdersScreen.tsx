import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { sourceOf } from '../../features/list/sourceOf';
import { useListAddress, type AddressedList } from '../../features/list/useListAddress';
import { ORDER_FILTERS, ordersCsvPath, useOrders, type OrderFilterName } from '../../features/orders/useOrders';
import { reachOf } from '../../features/session/roles';
import { useIdentity } from '../../features/session/useSession';
import { countText } from '../../ui/countText';
import { EmptyList } from '../../ui/EmptyList';
import { Icon } from '../../ui/Icon';
import { LookFurther } from '../../ui/LookFurther';
import { PageHead } from '../../ui/PageHead';
import { ResourceTable } from '../../ui/ResourceTable';
import { SearchBox } from '../../ui/SearchBox';
import { atLeast, orderColumns } from './orderColumns';
import { OrderFilters } from './OrderFilters';
import './orders.css';

export function OrdersScreen() {
  const identity = useIdentity();
  const list = useListAddress(ORDER_FILTERS);
  const page = useOrders(list);
  const go = useNavigate();
  const wholeChain = identity.station === undefined;
  const { data } = page;
  const words = data ? atLeast(data.totals, `${countText(data.totals.orders)} 笔`) : '';
  return (
    <>
      <PageHead title="订单列表" note={[reachOf(identity), words].filter(Boolean).join(' · ')}>
        <SearchBox value={list.search} hint="单号、手机尾号、车牌、金额、取号" onSearch={list.searchFor} />
      </PageHead>
      <ResourceTable
        name="orders"
        columns={orderColumns(data?.totals, wholeChain)}
        source={sourceOf(page, ({ orders }) => orders)}
        rowKey={({ orderId }) => orderId}
        onOpen={({ orderId }) => void go(`/orders/${orderId}`)}
        tools={<OrderFilters list={list} wholeChain={wholeChain} stationName={data?.orders[0]?.stationName} />}
        exporting={
          <Button icon={<Icon name="download" />} href={ordersCsvPath(list)} download data-testid="export">
            导出
          </Button>
        }
        empty={<NoOrders list={list} page={data} />}
        paging={{ list, next: data?.next, words: `共 ${words}` }}
      />
    </>
  );
}

interface NoOrdersProps {
  readonly list: AddressedList<OrderFilterName>;
  readonly page: ReturnType<typeof useOrders>['data'];
}

function NoOrders({ list, page }: NoOrdersProps) {
  const { next, lookedBackTo } = page ?? {};
  if (next !== undefined && lookedBackTo !== undefined) {
    return <LookFurther what="订单" narrower="日期或油站" to={lookedBackTo} onYes={() => list.toNext(next)} />;
  }
  return (
    <EmptyList list={list}>
      <p>还没有订单。车主在车内付款，或收银员收款后，订单会出现在这里。</p>
    </EmptyList>
  );
}
