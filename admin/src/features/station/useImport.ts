import type { DeskApi, ImportLine, RequestOf, StationImport } from '@jiayou/contract';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { ApiError, callDesk } from '../../api';
import { STATIONS, useReadAgain } from './useStations';

export type Outcome = ImportLine['outcome'];
type ImportQuery = RequestOf<DeskApi['GET /desk/station-imports/:importId']>['query'];

/** Hands a file over to be looked at; nothing changes yet. */
export function useStageImport() {
  return useMutation({ mutationFn: stage });
}

export function useImport(importId: string, query: ImportQuery) {
  return useQuery({
    queryKey: ['station-import', importId, query],
    queryFn: () => callDesk('GET /desk/station-imports/:importId', { params: { importId }, query }),
    enabled: importId !== '',
    placeholderData: keepPreviousData,
  });
}

export function useApplyImport(importId: string) {
  const readAgain = useReadAgain();
  return useMutation({
    mutationKey: [STATIONS, 'import'],
    mutationFn: (body: { readonly plan: string; readonly skipBad: boolean }) =>
      callDesk('POST /desk/station-imports/:importId/apply', { params: { importId }, body }),
    onSuccess: readAgain,
  });
}

// The file goes as it is: only the server decides what its bytes mean.
async function stage(file: File): Promise<StationImport> {
  const name = encodeURIComponent(file.name.slice(-100));
  const init = {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'text/csv' },
    body: file,
  } as const;
  const answer = await fetch(`/api/desk/station-imports?fileName=${name}`, init).catch(() => {
    throw new ApiError('network.lost', '网络不通或太慢，请检查网络后重试');
  });
  const said = (await answer.json().catch(() => ({}))) as Partial<StationImport> & Partial<ApiError>;
  if (answer.ok && said.id !== undefined) return said as StationImport;
  throw new ApiError(said.code ?? 'network.garbled', said.message ?? '没有听懂服务器的回应，请稍后重试');
}
