import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callDesk } from '../../api';
import { SESSION_KEY } from './session';

const ACCOUNT = 'account';

/** One's own password; whoever had to change it is let in by it. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly password: string; readonly newPassword: string }) =>
      callDesk('POST /desk/password', { body }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: SESSION_KEY }),
        client.invalidateQueries({ queryKey: [ACCOUNT] }),
      ]),
  });
}

export function useOwnSessions() {
  return useQuery({ queryKey: [ACCOUNT, 'sessions'], queryFn: () => callDesk('GET /desk/sessions', {}) });
}

export const useEndOwnSessions = () =>
  useAccountChange((sessionId: string | undefined) => callDesk('POST /desk/sessions/revoke', { body: { sessionId } }));

export function useTotp() {
  return useQuery({ queryKey: [ACCOUNT, 'totp'], queryFn: () => callDesk('GET /desk/totp', {}) });
}

export function useBeginTotp() {
  return useMutation({ mutationFn: (password: string) => callDesk('POST /desk/totp/begin', { body: { password } }) });
}

/** The list is read again when the recovery codes have been seen, not before: they are shown once. */
export function useConfirmTotp() {
  return useMutation({ mutationFn: (code: string) => callDesk('POST /desk/totp/confirm', { body: { code } }) });
}

export const useRemoveTotp = () =>
  useAccountChange((body: { readonly password: string; readonly code: string }) =>
    callDesk('POST /desk/totp/remove', { body }),
  );

export function useReadAccountAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [ACCOUNT] });
}

function useAccountChange<Order, Answer>(change: (order: Order) => Promise<Answer>) {
  const readAgain = useReadAccountAgain();
  return useMutation({ mutationFn: change, onSettled: readAgain });
}
