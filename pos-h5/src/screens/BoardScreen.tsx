import type { OnDuty } from '@jiayou/contract';
import { Board } from '../features/board/Board';
import { useTicketDesk } from '../features/ticket/useTicketDesk';

interface BoardScreenProps {
  readonly onDuty: OnDuty;
  readonly onSignedOut: () => void;
}

export function BoardScreen({ onDuty, onSignedOut }: BoardScreenProps) {
  const live = useTicketDesk(onDuty, onSignedOut);
  if (live === undefined) return null;
  return <Board live={live} onDuty={onDuty} onLeft={onSignedOut} />;
}
