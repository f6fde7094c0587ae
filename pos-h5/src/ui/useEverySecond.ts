import { useEffect, useState } from 'react';

/** Draws the caller again each second; answers what `now` reads. */
export function useEverySecond(now: () => number): number {
  const [value, setValue] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setValue(now()), 1000);
    return () => clearInterval(timer);
  }, [now]);
  return value;
}
