import type { RefundState } from '@jiayou/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callDesk } from '../../api';

const REFUNDS_A_PAGE = 50;
const CASES_A_PAGE = 50;
/** Somebody waits at the counter. */
const REFRESH_MS = 5_000;

/** @param state one of them, or `all` */
export function useRefunds({ state, after }: { readonly state: string; readonly after: string }) {
  const query = {
    state: state === 'all' ? undefined : (state as RefundState),
    after: after || undefined,
    limit: REFUNDS_A_PAGE,
  };
  return useQuery({
    queryKey: ['refunds', query],
    queryFn: () => callDesk('GET /desk/refunds', { query }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

export interface Decision {
  readonly refundNo: string;
  readonly approve: boolean;
  readonly note: string;
}

export function useDecide() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: ({ refundNo, ...body }: Decision) =>
      callDesk('POST /desk/refunds/:refundNo/decide', { params: { refundNo }, body }),
    // Also when it was refused: somebody else may have decided.
    onSettled: readAgain,
  });
}

export function useCases({ open, after }: { readonly open: string; readonly after: string }) {
  const query = {
    open: open === 'all' ? undefined : (open as 'yes' | 'no'),
    after: after || undefined,
    limit: CASES_A_PAGE,
  };
  return useQuery({
    queryKey: ['cases', query],
    queryFn: () => callDesk('GET /desk/cases', { query }),
    placeholderData: keepPreviousData,
  });
}

/** Sends a refund that could not reach its payer on to the merchant's own account. */
export function useSendOn() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: ({ refundNo, note }: { readonly refundNo: string; readonly note: string }) =>
      callDesk('POST /desk/refunds/:refundNo/abnormal', { params: { refundNo }, body: { note } }),
    onSettled: readAgain,
  });
}

/** Refunds, cases and the orders they belong to. */
function useReadAgain(): () => Promise<unknown> {
  const client = useQueryClient();
  return () => Promise.all(['refunds', 'cases', 'orders'].map((key) => client.invalidateQueries({ queryKey: [key] })));
}
