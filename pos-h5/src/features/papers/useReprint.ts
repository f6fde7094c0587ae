import type { ActionId } from '@jiayou/contract';
import { useState } from 'react';
import { newActionId } from '../../device/actionId';
import { useInsist } from '../../ui/useInsist';
import type { NumberedPaper } from './PrintAgain';

/** A further paper: `number` asks the server for it, `print` puts it into the queue and answers its name there. */
export function useReprint<T>(number: (actionId: ActionId) => Promise<T>, print: (answer: T) => string): NumberedPaper {
  const [paperId, setPaperId] = useState<string>();
  const { state, start, again } = useInsist(number, (answer) => setPaperId(print(answer)));
  return { state, paperId, start: () => start(newActionId()), again };
}
