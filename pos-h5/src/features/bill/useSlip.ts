import type { OnDuty, TillRefund } from '@jiayou/contract';
import { useState } from 'react';
import { useStore } from '../../ui/useStore';
import type { NumberedPaper } from '../papers/PrintAgain';
import { refundSlips } from './refundSlips';

/** The slip of a refund as it stands, also one that was to come by itself. */
export function useSlip(refund: TillRefund, onDuty: OnDuty): NumberedPaper {
  const [paperId, setPaperId] = useState<string>();
  const slip = useStore(refundSlips.asked).get(refund.refundNo);
  const start = (): void => void refundSlips.ask(refund, onDuty).then(setPaperId);
  return { state: slip?.state ?? { is: 'idle' }, paperId, start, again: start };
}
