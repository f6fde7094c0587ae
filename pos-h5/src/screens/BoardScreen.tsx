import type { OnDuty } from '@jiayou/contract';
import { Board } from '../features/board/Board';
import { useLiveTill } from '../features/board/useLiveTill';

interface BoardScreenProps {
  readonly onDuty: OnDuty;
  readonly onSignedOut: () => void;
}

export function BoardScreen({ onDuty, onSignedOut }: BoardScreenProps) {
  const live = useLiveTill(onDuty, onSignedOut);
  if (live === undefined) return null;
  return <Board live={live} onDuty={onDuty} onLeft={onSignedOut} />;
}
