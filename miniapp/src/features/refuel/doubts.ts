import type { DriverApi, ResponseOf, StationDetail } from '@jiayou/contract';

export type LastRefuel = NonNullable<ResponseOf<DriverApi['GET /driver/me']>['lastRefuel']>;

/** What could be a mistake, so the driver is asked before money moves. */
export type Doubt =
  | { readonly kind: 'far'; readonly distanceM: number }
  /** Nobody knows where the car is. */
  | { readonly kind: 'somewhere' }
  | { readonly kind: 'other-grade'; readonly usual: string; readonly chosen: string };

export function doubtsAbout(
  station: Pick<StationDetail, 'distanceM' | 'fenceM'>,
  grade: string,
  last: Pick<LastRefuel, 'grade'> | undefined,
): readonly Doubt[] {
  return [...placeDoubt(station), ...gradeDoubt(grade, last)];
}

/** Whether the car is certainly at the station. */
export function isAt({ distanceM, fenceM }: Pick<StationDetail, 'distanceM' | 'fenceM'>): boolean {
  return distanceM !== undefined && distanceM <= fenceM;
}

function placeDoubt(station: Pick<StationDetail, 'distanceM' | 'fenceM'>): readonly Doubt[] {
  if (isAt(station)) return [];
  return station.distanceM === undefined ? [{ kind: 'somewhere' }] : [{ kind: 'far', distanceM: station.distanceM }];
}

function gradeDoubt(chosen: string, last: Pick<LastRefuel, 'grade'> | undefined): readonly Doubt[] {
  return last === undefined || last.grade === chosen ? [] : [{ kind: 'other-grade', usual: last.grade, chosen }];
}
