import { useDidShow } from '@tarojs/taro';
import { useCallback, useRef, useState } from 'react';
import { driverApi } from '../../api';
import { type ApiError, errorOf } from '../../ApiError';
import { usePolling } from '../../usePolling';
import { codeLifeMs } from './codeLife';

const retryMs = 5000;

interface Held {
  readonly code: string | undefined;
  /** When the next one is asked for. */
  readonly untilMs: number;
  readonly lifeMs: number;
}

/** A member code that is always fresh while the page is shown; without a network it is asked for again and again. */
export function useMemberCode() {
  const [held, setHeld] = useState<Held>();
  const [error, setError] = useState<ApiError>();
  const [nowMs, setNowMs] = useState(Date.now);
  const isAsking = useRef(false);

  const renew = useCallback(async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    try {
      const { code, expiresAt } = await driverApi('POST /driver/member-code', { body: {} });
      setHeld(lasting(code, codeLifeMs(expiresAt, Date.now())));
      setError(undefined);
    } catch (thrown) {
      setHeld(lasting(undefined, retryMs));
      setError(errorOf(thrown));
    } finally {
      isAsking.current = false;
      setNowMs(Date.now());
    }
  }, []);
  const tick = useCallback(async () => {
    setNowMs(Date.now());
    if (held === undefined || Date.now() >= held.untilMs) await renew();
  }, [held, renew]);

  useDidShow(() => void tick());
  usePolling(tick, 1000);
  const leftMs = held === undefined ? 0 : Math.max(0, held.untilMs - nowMs);
  return { code: held?.code, leftMs, share: held === undefined ? 0 : leftMs / held.lifeMs, error, renew };
}

function lasting(code: string | undefined, lifeMs: number): Held {
  return { code, lifeMs, untilMs: Date.now() + lifeMs };
}
