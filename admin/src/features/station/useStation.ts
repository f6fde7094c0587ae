import type { DeskApi, DeskStationDetail, RequestOf, StationRecord } from '@jiayou/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callDesk } from '../../api';
import { STATIONS, useReadAgain } from './useStations';

type StationId = DeskStationDetail['id'];
type Nozzles = DeskStationDetail['nozzles'];
export type NewPrice = RequestOf<DeskApi['POST /desk/stations/:stationId/prices']>['body'];
export type AccountWish = RequestOf<DeskApi['POST /desk/stations/:stationId/accounts']>['body'];

export function useStation(stationId: StationId) {
  return useQuery({
    queryKey: [STATIONS, 'one', stationId],
    queryFn: () => callDesk('GET /desk/stations/:stationId', { params: { stationId } }),
  });
}

export const useCreateStation = () => useChange((body: StationRecord) => callDesk('POST /desk/stations', { body }));

export const useSaveRecord = (stationId: StationId) =>
  useChange((body: { readonly version: number; readonly record: StationRecord }) =>
    callDesk('POST /desk/stations/:stationId', { params: { stationId }, body }),
  );

export const useSaveNozzles = (stationId: StationId) =>
  useChange((body: { readonly version: number; readonly nozzles: Nozzles }) =>
    callDesk('POST /desk/stations/:stationId/nozzles', { params: { stationId }, body }),
  );

export function usePrices(stationId: StationId, after: string | undefined) {
  return useQuery({
    queryKey: [STATIONS, 'prices', stationId, after],
    queryFn: () => callDesk('GET /desk/stations/:stationId/prices', { params: { stationId }, query: { after } }),
    placeholderData: keepPreviousData,
  });
}

export const usePostPrice = (stationId: StationId) =>
  useChange((body: NewPrice) => callDesk('POST /desk/stations/:stationId/prices', { params: { stationId }, body }));

export const useCancelPrice = (stationId: StationId) =>
  useChange((body: { readonly grade: string; readonly startsAt: string }) =>
    callDesk('POST /desk/stations/:stationId/prices/cancel', { params: { stationId }, body }),
  );

export function useAccounts(stationId: StationId) {
  return useQuery({
    queryKey: [STATIONS, 'accounts', stationId],
    queryFn: () => callDesk('GET /desk/stations/:stationId/accounts', { params: { stationId } }),
  });
}

export const useSaveAccount = (stationId: StationId) =>
  useChange((body: AccountWish) =>
    callDesk('POST /desk/stations/:stationId/accounts', { params: { stationId }, body }),
  );

export function useCheckAccount(stationId: StationId) {
  return useMutation({
    mutationFn: (channel: AccountWish['channel']) =>
      callDesk('POST /desk/stations/:stationId/accounts/check', { params: { stationId }, body: { channel } }),
  });
}

/** The record as it is now, past what is remembered. */
export function useReadStation(stationId: StationId): () => Promise<DeskStationDetail> {
  const client = useQueryClient();
  return () =>
    client.fetchQuery({
      queryKey: [STATIONS, 'one', stationId],
      queryFn: () => callDesk('GET /desk/stations/:stationId', { params: { stationId } }),
      staleTime: 0,
    });
}

/** A change is done when the page shows it. */
function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const readAgain = useReadAgain();
  return useMutation({ mutationFn: change, onSuccess: readAgain });
}
