import { useCallback, useEffect, useRef, useState } from 'react';
import { wordsOf } from '../api';

export type Answer<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'here'; readonly value: T }
  | { readonly is: 'refused'; readonly words: string };

/**
 * Asks when the page opens and whenever `ask` is another function; of two questions only the later one's answer counts.
 * What is on the screen stays until then.
 */
export function useAnswer<T>(ask: () => Promise<T>) {
  const [answer, setAnswer] = useState<Answer<T>>({ is: 'loading' });
  const latest = useRef(0);
  const again = useCallback(async (): Promise<void> => {
    const turn = (latest.current += 1);
    const next = await ask().then(here, refused);
    if (turn === latest.current) setAnswer(next);
  }, [ask]);
  useEffect(() => {
    void again();
    return () => void (latest.current += 1);
  }, [again]);
  const learn = useCallback((value: T) => {
    latest.current += 1;
    setAnswer(here(value));
  }, []);
  return { answer, again: () => void again(), learn };
}

function here<T>(value: T): Answer<T> {
  return { is: 'here', value };
}

function refused(error: unknown): Answer<never> {
  return { is: 'refused', words: wordsOf(error) };
}
