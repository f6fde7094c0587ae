import type { DeskApi, RequestOf } from '@jiayou/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callDesk } from '../../api';
import type { ListAddress } from '../list/listAddress';

export const AUDIT_FILTERS = ['who', 'action', 'subject', 'station', 'from', 'to'] as const;
type AuditFilter = (typeof AUDIT_FILTERS)[number];
type AuditQuery = RequestOf<DeskApi['GET /desk/audit']>['query'];

export function useAudit({ search, after, filters }: ListAddress<AuditFilter>) {
  const { station, ...rest } = filters;
  const query: AuditQuery = {
    ...rest,
    stationId: station as AuditQuery['stationId'],
    text: search || undefined,
    after: after || undefined,
  };
  return useQuery({
    queryKey: ['audit', query],
    queryFn: () => callDesk('GET /desk/audit', { query }),
    placeholderData: keepPreviousData,
  });
}
