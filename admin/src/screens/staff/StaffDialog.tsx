import type { DeskIdentity, DeskStaff } from '@jiayou/contract';
import { EnableDialog } from './EnableDialog';
import { EditStaff } from './EditStaff';
import { NewStaffDialog } from './NewStaffDialog';
import { ResetPasswordDialog } from './ResetPasswordDialog';
import { SignInsDialog } from './SignInsDialog';

/** What somebody is about to do with a member of staff. */
export type StaffTask =
  | { readonly verb: 'create' }
  | { readonly verb: 'edit' | 'enable' | 'reset' | 'sessions'; readonly staff: DeskStaff };

interface StaffDialogProps {
  readonly task: StaffTask;
  readonly identity: DeskIdentity;
  readonly onTask: (task: StaffTask | undefined) => void;
}

export function StaffDialog({ task, identity, onTask }: StaffDialogProps) {
  const onDone = (): void => onTask(undefined);
  switch (task.verb) {
    case 'create':
      return <NewStaffDialog identity={identity} onDone={onDone} />;
    case 'edit':
      return <EditStaff staff={task.staff} identity={identity} onDone={onDone} />;
    case 'enable':
      return <EnableDialog staff={task.staff} onDone={onDone} />;
    case 'reset':
      return <ResetPasswordDialog staff={task.staff} onDone={onDone} />;
    case 'sessions':
      return <SignInsDialog staff={task.staff} onDone={onDone} />;
  }
}
