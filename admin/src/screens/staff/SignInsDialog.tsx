import type { DeskStaff } from '@jiayou/contract';
import { App, Button, Modal } from 'antd';
import { errorOf } from '../../api';
import { SessionList } from '../../features/session/SessionList';
import { useEndStaffSessions, useResetTotp, useStaffSessions } from '../../features/staff/useStaff';
import { Bones } from '../../ui/Bones';
import { Refused, RefusedLine } from '../../ui/Refused';
import { useReturnFocus } from '../../ui/useReturnFocus';

/** Where somebody is signed in, and with what. */
export function SignInsDialog({ staff, onDone }: { readonly staff: DeskStaff; readonly onDone: () => void }) {
  useReturnFocus();
  const { message } = App.useApp();
  const { data, error, refetch } = useStaffSessions(staff.id);
  const ending = useEndStaffSessions(staff.id);
  const resetting = useResetTotp(staff.id);
  const reset = (): void =>
    resetting.mutate(undefined, {
      onSuccess: () => (void message.success(`${staff.name}的验证器已解除`), onDone()),
    });
  const failure = ending.error ?? resetting.error;
  return (
    <Modal
      open
      centered
      width={560}
      title={`${staff.name}（${staff.staffNo}）的登录`}
      data-testid="sign-ins"
      onCancel={onDone}
      footer={<Button onClick={onDone}>关闭</Button>}
    >
      {error && <Refused error={errorOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Bones rows={3} />}
      {data && <SessionList sessions={data.sessions} busy={ending.isPending} onEnd={(id) => ending.mutate(id)} />}
      {staff.hasTotp && (
        <p>
          已绑定验证器。手机丢了可以
          <Button danger size="small" loading={resetting.isPending} onClick={reset} data-testid="reset-totp">
            解除验证器
          </Button>
        </p>
      )}
      {failure && <RefusedLine error={errorOf(failure)} />}
    </Modal>
  );
}
