import type { PersonalData } from '@jiayou/contract';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callDesk } from '../../api';
import type { ListAddress } from '../list/listAddress';

const MEMBERS_A_PAGE = 50;

export function useMembers({ search, after, filters }: ListAddress<'label'>) {
  const query = { search: search || undefined, after: after || undefined, label: filters.label, limit: MEMBERS_A_PAGE };
  return useQuery({
    queryKey: ['members', 'page', query],
    queryFn: () => callDesk('GET /desk/members', { query }),
    placeholderData: keepPreviousData,
  });
}

export function useMember(memberId: string) {
  return useQuery({
    queryKey: ['members', 'one', memberId],
    queryFn: () => callDesk('GET /desk/members/:memberId', { params: { memberId } }),
  });
}

/** What they bought, more of it when asked for. */
export function useMemberOrders(memberId: string) {
  return useInfiniteQuery({
    queryKey: ['members', 'orders', memberId],
    queryFn: ({ pageParam }) =>
      callDesk('GET /desk/members/:memberId/orders', {
        params: { memberId },
        query: { after: pageParam || undefined },
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
}

export function useLabels() {
  return useQuery({ queryKey: ['members', 'labels'], queryFn: () => callDesk('GET /desk/member-labels', {}) });
}

/** Puts a word of the chain on a member or takes it off; a word that is new becomes one. */
export function useLabelMember(memberId: string) {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: async (change: { readonly name: string; readonly on: boolean }) => {
      const { id: labelId } = await callDesk('POST /desk/member-labels', { body: { name: change.name } });
      const body = { labelId, on: change.on };
      return callDesk('POST /desk/members/:memberId/labels', { params: { memberId }, body });
    },
    onSuccess: readAgain,
  });
}

export interface Why {
  readonly memberId: string;
  readonly reason: string;
}

/** The answer is kept by whoever asked and nowhere else: it goes with the page. */
export function useUnmask() {
  return useMutation({
    gcTime: 0,
    mutationFn: ({ memberId, reason }: Why) =>
      callDesk('POST /desk/members/:memberId/unmask', { params: { memberId }, body: { reason } }),
  });
}

export function useExportMember() {
  return useMutation({
    gcTime: 0,
    mutationFn: ({ memberId, reason }: Why) =>
      callDesk('POST /desk/members/:memberId/export', { params: { memberId }, body: { reason } }),
    onSuccess: ({ data, html }) => {
      save(`${nameOf(data)}.json`, 'application/json', JSON.stringify(data, null, 2));
      save(`${nameOf(data)}.html`, 'text/html', html);
    },
  });
}

export function useEraseMember() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ memberId, reason }: Why) =>
      callDesk('POST /desk/members/:memberId/erase', { params: { memberId }, body: { reason, confirm: 'erase' } }),
    onSuccess: () => client.removeQueries({ queryKey: ['members'] }),
  });
}

function useReadAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['members'] });
}

const nameOf = ({ member, exportedAt }: PersonalData): string =>
  `会员信息-${member.id.slice(0, 8)}-${exportedAt.slice(0, 10)}`;

function save(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
