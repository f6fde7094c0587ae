import { useDidShow, useReachBottom } from '@tarojs/taro';
import type { DriverOrder } from '@jiayou/contract';
import { useCallback, useState } from 'react';
import { driverApi } from '../../api';
import { type ApiError, errorOf } from '../../ApiError';

export interface Pages {
  readonly orders: readonly DriverOrder[];
  readonly next?: string | undefined;
}

/** My orders, newest first, page after page. */
export function useRecords() {
  const [pages, setPages] = useState<Pages>();
  const [error, setError] = useState<ApiError>();
  const [isBusy, setBusy] = useState(false);

  const load = useCallback(async (before: Pages | undefined) => {
    setBusy(true);
    setError(undefined);
    try {
      const query = before?.next === undefined ? {} : { after: before.next };
      const { orders, next } = await driverApi('GET /driver/orders', { query });
      setPages({ orders: [...(before?.orders ?? []), ...orders], next });
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setBusy(false);
    }
  }, []);
  const more = useCallback(() => {
    if (!isBusy && pages?.next !== undefined) void load(pages);
  }, [isBusy, load, pages]);
  const again = useCallback(() => void load(undefined), [load]);

  useDidShow(again);
  useReachBottom(more);
  return { pages, error, isBusy, more, again };
}
