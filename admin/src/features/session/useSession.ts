import type { DeskIdentity } from '@jiayou/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOutletContext } from 'react-router';
import { callDesk, errorOf, isSignedOut } from '../../api';
import { beginSession, endSession, readSession, SESSION_KEY } from './session';

const WATCH_MS = 10_000;

/**
 * Asked again when the window is looked at: another tab may have signed somebody else in. And while somebody is signed in, every
 * few seconds: whom an administrator signs out sees nothing more, also without touching anything.
 */
export function useSession() {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: readSession,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => data !== undefined && 'identity' in data && WATCH_MS,
  });
}

/** Who is signed in, for every screen inside the shell. */
export function useIdentity(): DeskIdentity {
  return useOutletContext<DeskIdentity>();
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly staffNo: string; readonly password: string; readonly code?: string }) =>
      callDesk('POST /desk/sign-in', { body }),
    onSuccess: (identity) => beginSession(client, identity),
  });
}

/** Signed out is only who the server has signed out: the cookie is out of the page's reach. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({ mutationFn: signOut, onSuccess: () => endSession(client) });
}

async function signOut(): Promise<void> {
  try {
    await callDesk('POST /desk/sign-out', { body: {} });
  } catch (thrown) {
    const error = errorOf(thrown);
    if (!isSignedOut(error)) throw error;
  }
}
