import type { DeskIdentity } from '@jiayou/contract';
import { Input } from 'antd';
import { useState } from 'react';
import { useCreateStaff } from '../../features/staff/useStaff';
import { Ask } from '../../ui/Ask';
import { HandOverPassword } from './HandOverPassword';
import { isComplete, StaffFields, type PersonDraft } from './StaffFields';

/** Takes somebody in and shows their one-time password. */
export function NewStaffDialog({ identity, onDone }: { readonly identity: DeskIdentity; readonly onDone: () => void }) {
  const [staffNo, setStaffNo] = useState('');
  const [draft, setDraft] = useState<PersonDraft>({
    name: '',
    role: 'cashier',
    stationId: identity.station?.id,
    stationName: identity.station?.name,
  });
  const work = useCreateStaff();
  if (work.data) {
    const { staff, oneTimePassword } = work.data;
    return <HandOverPassword staff={staff} password={oneTimePassword} onDone={onDone} />;
  }
  const create = (): void => {
    const { name, role, stationId } = draft;
    work.mutate({ staffNo: staffNo.trim(), name: name.trim(), role, stationId });
  };
  return (
    <Ask
      id="new-staff"
      title={identity.station ? '新建收银员' : '新建员工'}
      verb="新建"
      ready={isComplete(draft) && /^[A-Za-z0-9][A-Za-z0-9-]{1,19}$/.test(staffNo.trim())}
      work={work}
      onYes={create}
      onNo={onDone}
    >
      <label htmlFor="person-no">工号（2 到 20 位数字、字母或短横）</label>
      <Input
        id="person-no"
        autoFocus
        maxLength={20}
        autoComplete="off"
        value={staffNo}
        onChange={({ target }) => setStaffNo(target.value)}
      />
      <StaffFields draft={draft} identity={identity} onChange={setDraft} />
    </Ask>
  );
}
