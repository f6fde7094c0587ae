import { useDidShow } from '@tarojs/taro';
import type { StationDetail, StationSummary } from '@jiayou/contract';
import { publicApi } from '../../api';
import type { Position } from '../../platform/types';
import { useAnswer } from '../../useAnswer';
import { positionOf } from '../location/position';
import { useWhere } from '../location/useWhere';
import type { LastRefuel } from '../refuel/doubts';
import { lastRefuel } from '../refuel/lastRefuel';

export interface Home {
  /** The nearest station; without a position the one of last time. */
  readonly here: StationDetail | undefined;
  readonly others: readonly StationSummary[];
  readonly last: LastRefuel | undefined;
}

export function useHome() {
  const place = useWhere();
  const position = positionOf(place.where);
  const key = place.where.kind === 'locating' ? undefined : JSON.stringify(position ?? 'nowhere');
  const home = useAnswer(() => loadHome(position), key);
  useDidShow(home.again);
  return { ...place, home };
}

async function loadHome(position: Position | undefined): Promise<Home> {
  const [{ stations }, last] = await Promise.all([
    publicApi('GET /driver/stations', { query: { ...position, limit: 8 } }),
    lastRefuel(),
  ]);
  const stationId = position === undefined ? last?.stationId : stations[0]?.id;
  const here =
    stationId === undefined
      ? undefined
      : await publicApi('GET /driver/stations/:stationId', { params: { stationId }, query: { ...position } });
  return { here, others: stations.filter(({ id }) => id !== here?.id), last };
}
