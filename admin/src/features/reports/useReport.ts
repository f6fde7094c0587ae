import type { ReportBy } from '@jiayou/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callDesk } from '../../api';
import type { ReportScope } from './reportAddress';

const ROWS_A_PAGE = 100;
const REFRESH_MS = 30_000;
/** A day of Shanghai, as this computer's clock has it now. */
export function todayInShanghai(nowMs: number): string {
  return new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 10);
}

interface Asked {
  readonly scope: ReportScope;
  readonly by: ReportBy;
  readonly after: string;
}

/** One page of a report, kept on screen until the next has come. */
export function useReport({ scope, by, after }: Asked) {
  return useQuery({
    queryKey: ['report', scope, by, after],
    queryFn: () =>
      callDesk('GET /desk/reports', { query: { ...scope, by, after: after || undefined, limit: ROWS_A_PAGE } }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

/** Members of the same stations and days; the other filters say nothing about people. */
export function useMembersOf({ from, to, station }: ReportScope) {
  return useQuery({
    queryKey: ['report-members', from, to, station],
    queryFn: () => callDesk('GET /desk/reports/members', { query: { from, to, station } }),
    placeholderData: keepPreviousData,
  });
}

/** Yesterday, today so far, and what waits. */
export function useToday() {
  return useQuery({
    queryKey: ['today'],
    queryFn: () => callDesk('GET /desk/today', {}),
    refetchInterval: REFRESH_MS,
  });
}
