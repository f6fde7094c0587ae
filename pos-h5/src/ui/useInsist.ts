import { useRef, useState } from 'react';
import { mayRetry, wordsOf } from '../api';

export type Insisting =
  | { readonly is: 'idle' }
  | { readonly is: 'busy'; readonly words: string }
  /** Nobody answered for long: it may have been done. */
  | { readonly is: 'unsure'; readonly words: string }
  | { readonly is: 'refused'; readonly words: string };

const RETRY_MS = [500, 1000, 2000, 4000, 8000] as const;
const RETRYING = '网络不通，正在核实，请勿重复操作';
const UNSURE = '没有收到答复，可能已经办成。请检查网络后点「再问一次」';

/**
 * Sends one request until it is answered. A lost answer is asked for again with the very same request, which its action id
 * makes harmless; until then no other can be made, because the first may have been done.
 */
export function useInsist<R, T>(send: (request: R) => Promise<T>, done: (answer: T) => void) {
  const [state, setState] = useState<Insisting>({ is: 'idle' });
  const open = useRef<R>();
  const insist = async (request: R): Promise<void> => {
    open.current = request;
    setState({ is: 'busy', words: '' });
    for (const waitMs of [...RETRY_MS, undefined]) {
      try {
        const answer = await send(request);
        open.current = undefined;
        setState({ is: 'idle' });
        return done(answer);
      } catch (error) {
        if (!mayRetry(error)) return refuse(wordsOf(error));
      }
      if (waitMs !== undefined) {
        setState({ is: 'busy', words: RETRYING });
        await new Promise((over) => setTimeout(over, waitMs));
      }
    }
    setState({ is: 'unsure', words: UNSURE });
  };
  const refuse = (words: string): void => {
    open.current = undefined;
    setState({ is: 'refused', words });
  };
  return {
    state,
    start: (request: R) => void (state.is === 'busy' || insist(open.current ?? request)),
    /** The same request once more. */
    again: () => void (open.current !== undefined && state.is !== 'busy' && insist(open.current)),
  };
}
