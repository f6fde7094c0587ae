import type { DeskIdentity, DeskStaff } from '@jiayou/contract';
import { App } from 'antd';
import { useState } from 'react';
import { useEditStaff } from '../../features/staff/useStaff';
import { Ask } from '../../ui/Ask';
import { isComplete, StaffFields, type PersonDraft } from './StaffFields';

interface EditStaffProps {
  readonly staff: DeskStaff;
  readonly identity: DeskIdentity;
  readonly onDone: () => void;
}

export function EditStaff({ staff, identity, onDone }: EditStaffProps) {
  const { message } = App.useApp();
  const { name, role, station, version } = staff;
  const [draft, setDraft] = useState<PersonDraft>({ name, role, stationId: station?.id, stationName: station?.name });
  const work = useEditStaff(staff.id);
  const isMoved = draft.role !== role || draft.stationId !== station?.id;
  const save = (): void =>
    work.mutate(
      { name: draft.name.trim(), role: draft.role, stationId: draft.stationId, version },
      { onSuccess: () => (void message.success(`${draft.name.trim()}已保存`), onDone()) },
    );
  return (
    <Ask
      id="edit-staff"
      title={`${name}（${staff.staffNo}）`}
      verb="保存"
      ready={isComplete(draft)}
      work={work}
      onYes={save}
      onNo={onDone}
    >
      <StaffFields draft={draft} identity={identity} onChange={setDraft} />
      {isMoved && <p>换角色或油站后，这个人马上退出登录，重新登录才按新的来。</p>}
    </Ask>
  );
}
