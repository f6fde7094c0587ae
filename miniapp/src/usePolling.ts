import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';

/** Calls `ask` every `intervalMs` while the page is shown, one call at a time; undefined stops it. */
export function usePolling(ask: () => Promise<void>, intervalMs: number | undefined): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  const [isShown, setShown] = useState(true);
  useDidShow(() => setShown(true));
  useDidHide(() => setShown(false));

  useEffect(() => {
    if (intervalMs === undefined || !isShown) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const next = () => {
      timer = setTimeout(() => {
        void latest.current().finally(() => !isOver && next());
      }, intervalMs);
    };
    next();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [intervalMs, isShown]);
}
