import type { DeskApi, OrderId, RequestOf } from '@jiayou/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callDesk } from '../../api';
import type { ListAddress } from '../list/listAddress';

export const ORDER_FILTERS = [
  'station',
  'from',
  'to',
  'tender',
  'grade',
  'state',
  'kind',
  'origin',
  'shift',
  'cashier',
  'refunded',
] as const;
export type OrderFilterName = (typeof ORDER_FILTERS)[number];

const ORDERS_A_PAGE = 50;
const REFRESH_MS = 30_000;
type Query = RequestOf<DeskApi['GET /desk/orders']>['query'];

/** The address bar's words as the server takes them; it refuses those that are none. */
function orderQuery({ search, filters }: Pick<ListAddress<OrderFilterName>, 'search' | 'filters'>): Query {
  return { ...(filters as Query), search: search || undefined };
}

/** One page, kept on screen until the next has come. */
export function useOrders(list: ListAddress<OrderFilterName>) {
  const query = { ...orderQuery(list), after: list.after || undefined, limit: ORDERS_A_PAGE };
  return useQuery({
    queryKey: ['orders', 'page', query],
    queryFn: () => callDesk('GET /desk/orders', { query }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

export function useOrder(orderId: string) {
  return useQuery({
    queryKey: ['orders', 'one', orderId],
    queryFn: () => callDesk('GET /desk/orders/:orderId', { params: { orderId: orderId as OrderId } }),
  });
}

/** Where the browser fetches the whole search as a table; it downloads while the page is used on. */
export function ordersCsvPath({ search, filters }: Pick<ListAddress<OrderFilterName>, 'search' | 'filters'>): string {
  const given = Object.entries({ ...filters, search }).filter(([, value]) => value !== undefined && value !== '');
  return `/api/desk/orders.csv?${new URLSearchParams(given as [string, string][]).toString()}`;
}
