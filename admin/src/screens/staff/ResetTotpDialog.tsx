import type { DeskStaff } from '@jiayou/contract';
import { App } from 'antd';
import { useResetTotp } from '../../features/staff/useStaff';
import { Ask } from '../../ui/Ask';

interface ResetTotpProps {
  readonly staff: DeskStaff;
  readonly onNo: () => void;
  readonly onDone: () => void;
}

/** Takes the authenticator app off for somebody who lost the phone. */
export function ResetTotpDialog({ staff, onNo, onDone }: ResetTotpProps) {
  const { message } = App.useApp();
  const work = useResetTotp(staff.id);
  const reset = (): void =>
    work.mutate(undefined, {
      onSuccess: () => (void message.success(`${staff.name}的验证器已解除`), onDone()),
    });
  return (
    <Ask
      id="reset-totp-dialog"
      title={`解除${staff.name}（${staff.staffNo}）的验证器？`}
      verb="解除验证器"
      dangerous
      work={work}
      onYes={reset}
      onNo={onNo}
    >
      <p>马上生效：这个人在各处都会退出，之后只凭密码就能登录。请先当面或电话确认是本人。</p>
    </Ask>
  );
}
