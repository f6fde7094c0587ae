import type { DeskStation } from '@jiayou/contract';
import type { DeskTill } from '../../features/station/tillState';
import { CodeDialog } from './CodeDialog';
import { PauseDialog } from './PauseDialog';
import { ResumeDialog } from './ResumeDialog';
import { RevokeDialog } from './RevokeDialog';

/** What a person is about to do at a station. */
export type StationTask =
  | { readonly verb: 'code' | 'pause' | 'resume'; readonly station: DeskStation }
  | { readonly verb: 'revoke'; readonly station: DeskStation; readonly till: DeskTill };

export function StationDialog({ task, onDone }: { readonly task: StationTask; readonly onDone: () => void }) {
  const { station } = task;
  switch (task.verb) {
    case 'code':
      return <CodeDialog station={station} onDone={onDone} />;
    case 'pause':
      return <PauseDialog station={station} onDone={onDone} />;
    case 'resume':
      return <ResumeDialog station={station} onDone={onDone} />;
    case 'revoke':
      return <RevokeDialog station={station} till={task.till} onDone={onDone} />;
  }
}
