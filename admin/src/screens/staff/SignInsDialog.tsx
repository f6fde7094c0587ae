import type { DeskStaff } from '@jiayou/contract';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { errorOf } from '../../api';
import { SessionList } from '../../features/session/SessionList';
import { useStaffSessions } from '../../features/staff/useStaff';
import { Bones } from '../../ui/Bones';
import { Refused } from '../../ui/Refused';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { EndSignInDialog } from './EndSignInDialog';
import { ResetTotpDialog } from './ResetTotpDialog';

/** What is asked about before it is done. */
type Asked = { readonly act: 'totp' } | { readonly act: 'end'; readonly sessionId: string | undefined };

/** Where somebody is signed in, and with what. */
export function SignInsDialog({ staff, onDone }: { readonly staff: DeskStaff; readonly onDone: () => void }) {
  useReturnFocus();
  const { data, error, refetch } = useStaffSessions(staff.id);
  const [asked, setAsked] = useState<Asked>();
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
      {data && (
        <SessionList
          sessions={data.sessions}
          busy={asked !== undefined}
          onEnd={(sessionId) => setAsked({ act: 'end', sessionId })}
        />
      )}
      {staff.hasTotp && (
        <p className="lost-phone">
          已绑定验证器。手机和恢复码都不在了，可以解除。
          <Button danger onClick={() => setAsked({ act: 'totp' })} data-testid="reset-totp">
            解除验证器
          </Button>
        </p>
      )}
      {asked && <Question asked={asked} staff={staff} onNo={() => setAsked(undefined)} onDone={onDone} />}
    </Modal>
  );
}

interface QuestionProps {
  readonly asked: Asked;
  readonly staff: DeskStaff;
  readonly onNo: () => void;
  readonly onDone: () => void;
}

function Question({ asked, staff, onNo, onDone }: QuestionProps) {
  return asked.act === 'totp' ? (
    <ResetTotpDialog staff={staff} onNo={onNo} onDone={onDone} />
  ) : (
    <EndSignInDialog staff={staff} sessionId={asked.sessionId} onDone={onNo} />
  );
}
