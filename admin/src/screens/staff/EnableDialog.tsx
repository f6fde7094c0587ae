import type { DeskStaff } from '@jiayou/contract';
import { App } from 'antd';
import { useSetEnabled } from '../../features/staff/useStaff';
import { Ask } from '../../ui/Ask';

export function EnableDialog({ staff, onDone }: { readonly staff: DeskStaff; readonly onDone: () => void }) {
  const { message } = App.useApp();
  const work = useSetEnabled(staff.id);
  const verb = staff.enabled ? '停用' : '启用';
  const change = (): void =>
    work.mutate(!staff.enabled, {
      onSuccess: () => (void message.success(`${staff.name}已${verb}`), onDone()),
    });
  return (
    <Ask
      id="enable-dialog"
      title={`${verb}${staff.name}（${staff.staffNo}）？`}
      verb={verb}
      dangerous={staff.enabled}
      work={work}
      onYes={change}
      onNo={onDone}
    >
      {staff.enabled ? (
        <>
          <p>马上生效：这个人在收银台和后台都会退出，不能再登录。</p>
          <p>没有班结的班次还在，请站长移交或等重新启用后班结。</p>
        </>
      ) : (
        <p>启用后可以用原来的密码登录。</p>
      )}
    </Ask>
  );
}
