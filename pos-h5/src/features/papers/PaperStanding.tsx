import { printQueue } from '../../device/printer/printQueue';
import { useStore } from '../../ui/useStore';
import { paperNow } from './paperNow';
import { QueuedRow } from './QueuedRow';

/** How the paper just asked for stands; nothing when there is none. */
export function PaperStanding({ id }: { readonly id: string | undefined }) {
  const paper = paperNow(useStore(printQueue), id);
  if (paper === undefined) return null;
  return (
    <ul className="queue" data-testid="paper-standing">
      <QueuedRow paper={paper} />
    </ul>
  );
}
