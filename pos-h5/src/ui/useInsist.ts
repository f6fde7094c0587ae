import { useRef, useState } from 'react';
import { insistAloud, UNSURE, type Insisting } from './insistAloud';

/**
 * Sends one request until it is answered. Until then no other can be made, because the first may have been done.
 * `left`: one that was sent before and never answered.
 */
export function useInsist<R, T>(send: (request: R) => Promise<T>, done: (answer: T) => void, left?: R) {
  const [state, setState] = useState<Insisting>(left === undefined ? { is: 'idle' } : UNSURE);
  const open = useRef(left);
  const run = async (request: R): Promise<void> => {
    open.current = request;
    const result = await insistAloud(async () => send(request), setState);
    if (result.is === 'unsure') return;
    open.current = undefined;
    if (result.is === 'refused') return;
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
