import type { DeskStaff } from '@jiayou/contract';
import { Button, Modal } from 'antd';
import { OneTimeSecret } from '../../ui/OneTimeSecret';
import { useReturnFocus } from '../../ui/useReturnFocus';

interface HandOverPasswordProps {
  readonly staff: Pick<DeskStaff, 'name' | 'staffNo' | 'role'>;
  readonly password: string;
  readonly onDone: () => void;
}

/** The one moment when somebody else's password is seen. */
export function HandOverPassword({ staff, password, onDone }: HandOverPasswordProps) {
  useReturnFocus();
  const where = staff.role === 'cashier' ? '收银台' : '管理后台';
  return (
    <Modal
      open
      centered
      width={440}
      title={`${staff.name}（${staff.staffNo}）的一次性密码`}
      closable={false}
      mask={{ closable: false }}
      data-testid="one-time-dialog"
      footer={
        <Button type="primary" onClick={onDone} data-testid="yes">
          已告诉本人
        </Button>
      }
    >
      <OneTimeSecret text={password} what="密码" testId="one-time-password" />
      <p className="hint">只显示这一次。本人用它在{where}登录，第一次登录时要改成自己的密码。</p>
    </Modal>
  );
}
