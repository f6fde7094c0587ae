import type { DeskStation } from '@jiayou/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callDesk } from '../../api';
import type { ListAddress } from '../list/listAddress';
import { readChain } from './readChain';

export const STATIONS_A_PAGE = 50;
const REFRESH_MS = 30_000;
const STATIONS = 'stations';

type StationId = DeskStation['id'];

/** One page, kept on screen until the next has come. */
export function useStations({ search, after }: ListAddress) {
  return useQuery({
    queryKey: [STATIONS, 'page', search, after],
    queryFn: () =>
      callDesk('GET /desk/stations', {
        query: { search: search || undefined, after: after || undefined, limit: STATIONS_A_PAGE },
      }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

/** The whole chain, or the one station of a station role. */
export function useChain() {
  return useQuery({ queryKey: [STATIONS, 'chain'], queryFn: readChain, refetchInterval: REFRESH_MS });
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
function useReadAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [STATIONS] });
}
