import type { ActionId } from '@jiayou/contract';
import type { PaperJob, PaperOrigin, QueuedPaper } from '../../device/printer/queuedPaper';
import { createStore, type Store } from '../../device/store';
import { insistAloud, type Insisting } from '../../ui/insistAloud';

export interface ReprintParts {
  /** The further paper with the server's number; the same action is the same paper. */
  readonly further: (origin: PaperOrigin, actionId: ActionId) => Promise<PaperJob>;
  readonly askUnder: (id: string, actionId: ActionId) => QueuedPaper | undefined;
  readonly replace: (id: string, job: PaperJob) => void;
  readonly newActionId: () => ActionId;
  readonly wait?: (ms: number) => Promise<void>;
}

export interface ReprintDesk {
  /** How the asking stands, by the name of the doubtful paper. */
  readonly asked: Store<ReadonlyMap<string, Insisting>>;
  readonly again: (id: string) => Promise<void>;
}

/**
 * A second paper of one that may be out already 补打, numbered by the server. Without an answer there is none and the doubt stays: it
 * never comes as if it were the first, nor under a number another paper has.
 */
export function openReprintDesk({ further, askUnder, replace, newActionId, wait }: ReprintParts): ReprintDesk {
  const asked = createStore<ReadonlyMap<string, Insisting>>(new Map());
  return { asked, again };

  async function again(id: string): Promise<void> {
    if (asked.get().get(id)?.is === 'busy') return;
    const { origin, actionId } = askUnder(id, newActionId()) ?? {};
    if (origin === undefined || actionId === undefined) return;
    const send = async (): Promise<PaperJob> => further(origin, actionId);
    const result = await insistAloud(send, (state) => tell(id, state), wait);
    if (result.is !== 'answered') return;
    replace(id, result.answer);
    tell(id, { is: 'idle' });
  }

  function tell(id: string, state: Insisting): void {
    asked.set(new Map(asked.get()).set(id, state));
  }
}
