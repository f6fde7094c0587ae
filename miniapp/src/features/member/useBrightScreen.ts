import { useDidHide, useDidShow, useUnload } from '@tarojs/taro';
import { useCallback, useRef } from 'react';
import { brighten } from '../../platform/brightness';

/** A bright screen while the page is shown, where the platform lets us. */
export function useBrightScreen(): void {
  const brightened = useRef<Promise<() => void>>();
  const putBack = useCallback(() => {
    const bright = brightened.current;
    brightened.current = undefined;
    ignoringRefusal(bright?.then((restore) => restore()));
  }, []);
  useDidShow(() => {
    brightened.current ??= brighten();
    ignoringRefusal(brightened.current);
  });
  useDidHide(putBack);
  useUnload(putBack);
}

/** Without light the code is still a code. */
function ignoringRefusal(asked: Promise<unknown> | undefined): void {
  asked?.catch(() => undefined);
}
