import type { OnDuty, TillIdentity } from '@jiayou/contract';
import { useCallback, useEffect, useState } from 'react';
import { ApiError, callTill, isSignedOut, wordsOf } from '../../api';

/** Where this till stands between the box and the board. */
export type Session =
  | { readonly at: 'checking' }
  | { readonly at: 'unreachable'; readonly words: string }
  | { readonly at: 'activation'; readonly words: string }
  | { readonly at: 'sign-in'; readonly identity: TillIdentity }
  /** Opening the shift: sound and printer. */
  | { readonly at: 'opening'; readonly onDuty: OnDuty; readonly resumed: boolean }
  | { readonly at: 'board'; readonly onDuty: OnDuty };

/** Who this till is and who works at it; the server's word, asked again whenever it may have changed. */
export function useSession() {
  const [session, setSession] = useState<Session>({ at: 'checking' });
  const check = useCallback(() => void readSession().then(setSession), []);
  useEffect(check, [check]);
  return { session, setSession, check };
}

async function readSession(): Promise<Session> {
  try {
    const { onDuty, ...identity } = await callTill('GET /till/me', {});
    return onDuty === undefined ? { at: 'sign-in', identity } : { at: 'board', onDuty: { ...identity, ...onDuty } };
  } catch (error) {
    if (!isSignedOut(error)) return { at: 'unreachable', words: wordsOf(error) };
    // Never activated is the usual way here and needs no words; a stopped till does.
    const isNew = error instanceof ApiError && error.code === 'session.missing';
    return { at: 'activation', words: isNew ? '' : wordsOf(error) };
  }
}
