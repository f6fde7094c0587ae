import type { DeskIdentity } from '@jiayou/contract';
import type { QueryClient } from '@tanstack/react-query';
import { forgetLists } from '../list/lastLists';
import { callDesk, errorOf, isSignedOut, type ApiError } from '../../api';

/** Who is signed in; or nobody, and why when it is worth saying. */
export type Session = { readonly identity: DeskIdentity } | { readonly endedBy: ApiError | undefined };

export const SESSION_KEY = ['session'];

/** Signed out is an answer, not a failure. */
export async function readSession(): Promise<Session> {
  try {
    return { identity: await callDesk('GET /desk/me', {}) };
  } catch (thrown) {
    const error = errorOf(thrown);
    if (!isSignedOut(error)) throw error;
    return { endedBy: worthSaying(error) };
  }
}

/** What one person has read is not left for the next. */
export function beginSession(client: QueryClient, identity: DeskIdentity): void {
  forgetLists();
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  const session: Session = { identity };
  client.setQueryData(SESSION_KEY, session);
}

export function endSession(client: QueryClient, error?: ApiError): void {
  const session: Session = { endedBy: error && worthSaying(error) };
  client.setQueryData(SESSION_KEY, session);
}

// Whoever has not signed in yet need not be told so.
function worthSaying(error: ApiError): ApiError | undefined {
  return error.code === 'session.missing' ? undefined : error;
}
