import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiError, errorOf } from './ApiError';

export interface Answer<T> {
  /** The latest answer; stays while a newer one is asked for. */
  readonly value: T | undefined;
  readonly error: ApiError | undefined;
  readonly again: () => void;
}

/**
 * Asks when `key` is known and whenever it changes. An answer that was overtaken by a newer question is dropped.
 * @param key what the question depends on; undefined while it cannot be asked yet
 */
export function useAnswer<T>(ask: () => Promise<T>, key: string | undefined): Answer<T> {
  const [value, setValue] = useState<T>();
  const [error, setError] = useState<ApiError>();
  const question = useRef({ ask, key, turn: 0 });
  useEffect(() => {
    question.current.ask = ask;
    question.current.key = key;
  });

  const again = useCallback(() => {
    if (question.current.key === undefined) return;
    const turn = (question.current.turn += 1);
    const isLatest = () => question.current.turn === turn;
    setError(undefined);
    question.current.ask().then(
      (answer) => isLatest() && setValue(answer),
      (thrown: unknown) => isLatest() && setError(errorOf(thrown)),
    );
  }, []);

  useEffect(again, [again, key]);
  return { value, error, again };
}
