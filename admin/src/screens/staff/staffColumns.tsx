import { ROLE_NAMES } from '@jiayou/contract/permission-names';
import type { DeskIdentity, DeskStaff } from '@jiayou/contract';
import { Button } from 'antd';
import { staffState } from '../../features/staff/staffState';
import type { Column } from '../../ui/ResourceTable';
import { State } from '../../ui/State';
import { ago } from '../../ui/time';
import type { StaffTask } from './StaffDialog';

interface StaffRows {
  readonly identity: DeskIdentity;
  readonly totals: { readonly all: number; readonly enabled: number } | undefined;
  readonly nowMs: number;
  readonly onTask: (task: StaffTask) => void;
}

export function staffColumns({ identity, totals, nowMs, onTask }: StaffRows): readonly Column<DeskStaff>[] {
  return [
    { key: 'no', title: '工号', dataIndex: 'staffNo', width: 108, always: true, className: 'number', total: '合计' },
    {
      key: 'name',
      title: '姓名',
      ellipsis: true,
      always: true,
      render: (_, { name }) => <b title={name}>{name}</b>,
      total: totals && `${totals.all} 人`,
    },
    { key: 'role', title: '角色', width: 100, render: (_, { role }) => ROLE_NAMES[role] },
    { key: 'station', title: '油站', ellipsis: true, render: (_, { station }) => station?.name ?? '总部' },
    {
      key: 'state',
      title: '状态',
      width: 152,
      render: (_, staff) => <StaffState staff={staff} nowMs={nowMs} />,
      total: totals && `启用 ${totals.enabled} 人`,
    },
    {
      key: 'seen',
      title: '最近登录',
      width: 110,
      wideOnly: true,
      render: (_, { lastSignInAt }) => (lastSignInAt === undefined ? '从未' : ago(Date.parse(lastSignInAt), nowMs)),
    },
    {
      key: 'totp',
      title: '验证器',
      width: 84,
      atFirst: 'hidden',
      render: (_, { hasTotp }) => (hasTotp ? '已绑定' : '—'),
    },
    {
      key: 'actions',
      title: '操作',
      width: 212,
      always: true,
      render: (_, staff) => <Actions staff={staff} identity={identity} onTask={onTask} />,
    },
  ];
}

function StaffState({ staff, nowMs }: { readonly staff: DeskStaff; readonly nowMs: number }) {
  const { tone, words } = staffState(staff, nowMs);
  return <State tone={tone}>{words}</State>;
}

interface ActionsProps {
  readonly staff: DeskStaff;
  readonly identity: DeskIdentity;
  readonly onTask: (task: StaffTask) => void;
}

function Actions({ staff, identity, onTask }: ActionsProps) {
  if (staff.id === identity.staff.id) return <span className="hint">本人，请到「我的账号」</span>;
  const verbs: readonly (readonly [Exclude<StaffTask['verb'], 'create'>, string])[] = [
    ['enable', staff.enabled ? '停用' : '启用'],
    ['reset', '重置密码'],
    ...(identity.rights.includes('staff.manage') ? [['sessions', '登录情况'] as const] : []),
  ];
  return (
    <span className="row-actions">
      {verbs.map(([verb, words]) => (
        <Button
          key={verb}
          type="link"
          size="small"
          aria-label={`${words} ${staff.name}`}
          onClick={() => onTask({ verb, staff })}
          data-testid={`${verb}-${staff.staffNo}`}
        >
          {words}
        </Button>
      ))}
    </span>
  );
}
