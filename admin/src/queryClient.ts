import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { errorOf, isSignedOut, mayPass } from './api';
import { endSession } from './features/session/session';

const FRESH_MS = 15_000;
const MOST_RETRIES = 2;

/** One for the page. An ended session, wherever it shows, leads to the sign-in page. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: leaveIfSignedOut }),
    mutationCache: new MutationCache({ onError: leaveIfSignedOut }),
    defaultOptions: {
      // Without a network we say so, instead of waiting for one in silence.
      queries: {
        networkMode: 'always',
        staleTime: FRESH_MS,
        retry: (failures, error) => failures < MOST_RETRIES && mayPass(errorOf(error)),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;

  function leaveIfSignedOut(thrown: unknown): void {
    const error = errorOf(thrown);
    if (isSignedOut(error)) endSession(client, error);
  }
}
