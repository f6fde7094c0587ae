import { useEffect, useRef } from 'react';

/** The newest value, for what happens later: timers, listeners, observers. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
