import { ROLE_NAMES } from '@jiayou/contract/permission-names';
import type { StationId } from '@jiayou/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { sourceOf } from '../../features/list/sourceOf';
import { useListAddress, type AddressedList } from '../../features/list/useListAddress';
import { reachOf } from '../../features/session/roles';
import { useIdentity } from '../../features/session/useSession';
import { STAFF_FILTERS, useStaffPage } from '../../features/staff/useStaff';
import { EmptyList } from '../../ui/EmptyList';
import { FilterSelect } from '../../ui/FilterSelect';
import { PageHead } from '../../ui/PageHead';
import { ResourceTable } from '../../ui/ResourceTable';
import { SearchBox } from '../../ui/SearchBox';
import { StationPicker } from '../../ui/StationPicker';
import { useNow } from '../../ui/useNow';
import { staffColumns } from './staffColumns';
import { StaffDialog, type StaffTask } from './StaffDialog';

const TICK_MS = 30_000;
type List = AddressedList<(typeof STAFF_FILTERS)[number]>;

/** 员工: a master's own cashiers, or everybody for an administrator. */
export function StaffScreen() {
  const identity = useIdentity();
  const list = useListAddress(STAFF_FILTERS);
  const page = useStaffPage(list);
  const [task, setTask] = useState<StaffTask>();
  const nowMs = useNow(TICK_MS);
  const totals = page.data?.totals;
  const isChain = identity.rights.includes('staff.manage');
  return (
    <>
      <PageHead title={isChain ? '员工' : '收银员'} note={reachOf(identity)}>
        <SearchBox value={list.search} hint="按工号或姓名查找" onSearch={list.searchFor} />
        <Button type="primary" onClick={() => setTask({ verb: 'create' })} data-testid="create-staff">
          {isChain ? '新建员工' : '新建收银员'}
        </Button>
      </PageHead>
      <ResourceTable
        name="staff"
        source={sourceOf(page, ({ staff }) => staff)}
        rowKey={({ id }) => id}
        columns={staffColumns({ identity, totals, nowMs, onTask: setTask })}
        tools={<StaffFilters list={list} isChain={isChain} />}
        paging={{ list, next: page.data?.next, words: totals ? `共 ${totals.all} 人` : '' }}
        onOpen={(staff) => setTask({ verb: staff.id === identity.staff.id ? 'sessions' : 'edit', staff })}
        empty={
          <EmptyList list={list}>
            <p>还没有收银员。新建一位，把一次性密码交给本人，就能到收银台登录。</p>
          </EmptyList>
        }
      />
      {task && <StaffDialog task={task} identity={identity} onTask={setTask} />}
    </>
  );
}

function StaffFilters({ list, isChain }: { readonly list: List; readonly isChain: boolean }) {
  const { filters, filterBy } = list;
  return (
    <>
      {isChain && (
        <FilterSelect
          label="角色"
          testId="filter-role"
          options={ROLE_NAMES}
          value={filters.role}
          onChange={(role) => filterBy({ role })}
        />
      )}
      {isChain && (
        <StationPicker value={filters.station as StationId | undefined} onChange={(station) => filterBy({ station })} />
      )}
      <FilterSelect
        label="状态"
        testId="filter-state"
        options={{ yes: '启用', no: '停用' }}
        value={filters.state}
        onChange={(state) => filterBy({ state })}
      />
    </>
  );
}
