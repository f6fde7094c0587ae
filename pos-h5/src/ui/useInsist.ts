import { useRef, useState } from 'react';
import { insist } from './insist';

export type Insisting =
  | { readonly is: 'idle' }
  | { readonly is: 'busy'; readonly words: string }
  /** Nobody answered for long: it may have been done. */
  | { readonly is: 'unsure'; readonly words: string }
  | { readonly is: 'refused'; readonly words: string };

const RETRYING = '网络不通，正在核实，请勿重复操作';
const UNSURE: Insisting = { is: 'unsure', words: '没有收到答复，可能已经办成。请检查网络后点「再问一次」' };

/**
 * Sends one request until it is answered. Until then no other can be made, because the first may have been done.
 * `left`: one that was sent before and never answered.
 */
export function useInsist<R, T>(send: (request: R) => Promise<T>, done: (answer: T) => void, left?: R) {
  const [state, setState] = useState<Insisting>(left === undefined ? { is: 'idle' } : UNSURE);
  const open = useRef(left);
  const run = async (request: R): Promise<void> => {
    open.current = request;
    setState({ is: 'busy', words: '' });
    const result = await insist({
      send: async () => send(request),
      lost: () => setState({ is: 'busy', words: RETRYING }),
      wait: async (ms) => new Promise((over) => setTimeout(over, ms)),
    });
    if (result.is === 'unsure') return setState(UNSURE);
    open.current = undefined;
    if (result.is === 'refused') return setState(result);
    setState({ is: 'idle' });
    done(result.answer);
  };
  return {
    state,
    start: (request: R) => void (state.is === 'busy' || run(open.current ?? request)),
    /** The same request once more. */
    again: () => void (open.current !== undefined && state.is !== 'busy' && run(open.current)),
  };
}
