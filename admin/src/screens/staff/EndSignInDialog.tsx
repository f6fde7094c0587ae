import type { DeskStaff } from '@jiayou/contract';
import { App } from 'antd';
import { useEndStaffSessions } from '../../features/staff/useStaff';
import { Ask } from '../../ui/Ask';

interface EndSignInProps {
  readonly staff: DeskStaff;
  /** Without one: all of them. */
  readonly sessionId: string | undefined;
  readonly onDone: () => void;
}

/** Signs somebody out, in one place or everywhere. */
export function EndSignInDialog({ staff, sessionId, onDone }: EndSignInProps) {
  const { message } = App.useApp();
  const work = useEndStaffSessions(staff.id);
  const what = sessionId === undefined ? '所有登录' : '这个登录';
  const end = (): void =>
    work.mutate(sessionId, { onSuccess: () => (void message.success(`${staff.name}的${what}已退出`), onDone()) });
  return (
    <Ask
      id="end-sign-in"
      title={`退出${staff.name}（${staff.staffNo}）的${what}？`}
      verb="退出"
      dangerous
      work={work}
      onYes={end}
      onNo={onDone}
    >
      <p>马上生效：没有保存的内容会丢，本人可以用自己的密码再登录。</p>
    </Ask>
  );
}
