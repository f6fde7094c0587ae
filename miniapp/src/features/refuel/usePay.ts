import Taro from '@tarojs/taro';
import type { StationDetail } from '@jiayou/contract';
import { useCallback, useRef, useState } from 'react';
import { type ApiError, errorOf } from '../../ApiError';
import { handOver } from '../payment/handOver';
import type { Choice } from './again';
import { doubtsAbout, type Doubt, type LastRefuel } from './doubts';
import { type Action, actionFor, placeOrder } from './placeOrder';

export interface Asked {
  readonly choice: Choice;
  readonly doubts: readonly Doubt[];
}

/** From a choice to an order: asks first when something looks like a mistake, then goes on to the order's page. */
export function usePay() {
  const [asked, setAsked] = useState<Asked>();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const action = useRef<Action>();

  const order = useCallback(async (station: StationDetail, choice: Choice) => {
    setAsked(undefined);
    setError(undefined);
    setBusy(true);
    try {
      action.current = await actionFor(action.current, station.id, choice);
      const placed = await placeOrder(action.current, station.id, choice);
      action.current = undefined;
      handOver(placed);
      await Taro.navigateTo({ url: `/pages/order/index?orderId=${placed.id}` });
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setBusy(false);
    }
  }, []);

  const pay = useCallback(
    (station: StationDetail, choice: Choice, last: LastRefuel | undefined) => {
      const doubts = doubtsAbout(station, choice.grade, last);
      if (doubts.length > 0) setAsked({ choice, doubts });
      else void order(station, choice);
    },
    [order],
  );
  return { pay, order, asked, forget: useCallback(() => setAsked(undefined), []), isBusy, error };
}
