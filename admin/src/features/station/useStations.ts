import type { DeskApi, DeskStation, RequestOf } from '@jiayou/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callDesk } from '../../api';
import type { ListAddress } from '../list/listAddress';
import { readChain } from './readChain';

const STATIONS_A_PAGE = 50;
const REFRESH_MS = 30_000;
export const STATIONS = 'stations';

type StationId = DeskStation['id'];

export const STATION_FILTERS = ['district', 'online', 'printer', 'paused', 'enabled'] as const;
type StationFilter = (typeof STATION_FILTERS)[number];
type StationQuery = RequestOf<DeskApi['GET /desk/stations']>['query'];

/** One page, kept on screen until the next has come. */
export function useStations({ search, after, filters }: ListAddress<StationFilter>) {
  const query = { ...filters, search: search || undefined, after: after || undefined, limit: STATIONS_A_PAGE };
  return useQuery({
    queryKey: [STATIONS, 'page', query],
    queryFn: () => callDesk('GET /desk/stations', { query: query as StationQuery }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

/** The whole chain, or the one station of a station role. */
export function useChain() {
  return useQuery({ queryKey: [STATIONS, 'chain'], queryFn: readChain, refetchInterval: REFRESH_MS });
}

/** What the filters may say, and how the map looks. */
export function useFacets() {
  return useQuery({ queryKey: [STATIONS, 'facets'], queryFn: () => callDesk('GET /desk/station-facets', {}) });
}

/** Each call makes a new code; it is written nowhere else. */
export function useCreateActivationCode() {
  return useMutation({
    mutationFn: (stationId: StationId) =>
      callDesk('POST /desk/stations/:stationId/activation-codes', { params: { stationId }, body: {} }),
  });
}

export function useRevokeTill() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (params: { readonly stationId: StationId; readonly tillId: string }) =>
      callDesk('POST /desk/stations/:stationId/tills/:tillId/revoke', { params, body: {} }),
    onSuccess: readAgain,
  });
}

export function useSetInCar() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: ({ stationId, ...body }: InCarOrder) =>
      callDesk('POST /desk/stations/:stationId/in-car', { params: { stationId }, body }),
    onSuccess: readAgain,
  });
}

interface InCarOrder {
  readonly stationId: StationId;
  readonly paused: boolean;
  /** Read by drivers; empty when resuming. */
  readonly reason: string;
}

/** The change is done when the list shows it. */
export function useReadAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [STATIONS] });
}
