import type { DeskApi, Export, RequestOf } from '@jiayou/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callDesk } from '../../api';

const EXPORTS = ['exports'];
const WHILE_WORKING_MS = 1_500;

/** It is being made, or will be. */
export const isUnderWay = ({ state }: Export): boolean => state === 'waiting' || state === 'working';

/** This person's exports; asked again and again while one is being made. */
export function useExports() {
  return useQuery({
    queryKey: EXPORTS,
    queryFn: () => callDesk('GET /desk/exports', {}),
    refetchInterval: ({ state }) => (state.data?.exports.some(isUnderWay) === true ? WHILE_WORKING_MS : false),
  });
}

export function useAskExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RequestOf<DeskApi['POST /desk/exports']>['body']) => callDesk('POST /desk/exports', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: EXPORTS }),
  });
}

export const fileAddressOf = ({ id }: Export): string => `/api/desk/exports/${id}/file`;
