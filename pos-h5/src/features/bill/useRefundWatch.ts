import type { TillRefund } from '@jiayou/contract';
import { useEffect, useRef } from 'react';
import { useLatest } from '../../ui/useLatest';
import { isUnderWay } from './billWords';
import { refundSlips } from './refundSlips';

const LOOK_MS = 3000;

interface Watched {
  readonly refunds: readonly TillRefund[];
  /** Asks again. */
  readonly onLook: () => void;
  /** One of them ended while it was looked at. */
  readonly onEnded: () => void;
}

/** Looks after refunds under way while they are on the screen: asks again until each has its end. */
export function useRefundWatch({ refunds, onLook, onEnded }: Watched): void {
  const isWaiting = refunds.some(isUnderWay);
  const latest = useLatest({ onLook, onEnded });
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => latest.current.onLook(), LOOK_MS);
    return () => clearInterval(timer);
  }, [isWaiting, latest]);
  const wasWaiting = useRef(isWaiting);
  useEffect(() => {
    if (wasWaiting.current && !isWaiting) latest.current.onEnded();
    wasWaiting.current = isWaiting;
    refunds.forEach(refundSlips.see);
  }, [refunds, isWaiting, latest]);
}
