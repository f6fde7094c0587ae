import type { DeskStaff } from '@jiayou/contract';
import { useResetPassword } from '../../features/staff/useStaff';
import { Ask } from '../../ui/Ask';
import { HandOverPassword } from './HandOverPassword';

export function ResetPasswordDialog({ staff, onDone }: { readonly staff: DeskStaff; readonly onDone: () => void }) {
  const work = useResetPassword(staff.id);
  if (work.data) return <HandOverPassword staff={staff} password={work.data.oneTimePassword} onDone={onDone} />;
  return (
    <Ask
      id="reset-dialog"
      title={`重置${staff.name}（${staff.staffNo}）的密码？`}
      verb="重置密码"
      dangerous
      work={work}
      onYes={() => work.mutate(undefined)}
      onNo={onDone}
    >
      <p>原密码马上作废，这个人在各处都会退出。新的一次性密码只显示一次，请当面或电话告诉本人。</p>
    </Ask>
  );
}
