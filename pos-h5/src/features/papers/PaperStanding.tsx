import { printQueue } from '../../device/printer/printQueue';
import { useStore } from '../../ui/useStore';
import { QueuedRow } from './QueuedRow';

/** How the paper just asked for stands; nothing when there is none. */
export function PaperStanding({ id }: { readonly id: string | undefined }) {
  const paper = useStore(printQueue).find((one) => one.id === id);
  if (paper === undefined) return null;
  return (
    <ul className="queue" data-testid="paper-standing">
      <QueuedRow paper={paper} />
    </ul>
  );
}
