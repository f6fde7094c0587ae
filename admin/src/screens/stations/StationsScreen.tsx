import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useListAddress, type AddressedList } from '../../features/list/useListAddress';
import { sourceOf } from '../../features/list/sourceOf';
import { reachOf } from '../../features/session/roles';
import { useIdentity } from '../../features/session/useSession';
import { STATION_FILTERS, useFacets, useStations } from '../../features/station/useStations';
import { EmptyList } from '../../ui/EmptyList';
import { FilterSelect } from '../../ui/FilterSelect';
import { Icon } from '../../ui/Icon';
import { PageHead } from '../../ui/PageHead';
import { ResourceTable } from '../../ui/ResourceTable';
import { SearchBox } from '../../ui/SearchBox';
import { useNow } from '../../ui/useNow';
import { StationDialog, type StationTask } from './StationDialog';
import { stationColumns } from './stationColumns';
import { tillList } from './TillList';
import './stations.css';

const TICK_MS = 15_000;

type List = AddressedList<(typeof STATION_FILTERS)[number]>;

export function StationsScreen() {
  const identity = useIdentity();
  const list = useListAddress(STATION_FILTERS);
  const page = useStations(list);
  const [task, setTask] = useState<StationTask>();
  const note = page.data && found(list.search, page.data.total);
  return (
    <>
      <PageHead title="油站列表" note={[reachOf(identity), note].filter(Boolean).join(' · ')}>
        <SearchBox value={list.search} hint="按编号、名称或地址查找" onSearch={list.searchFor} />
        <Ways canEdit={identity.rights.includes('station.edit')} />
      </PageHead>
      <StationsTable list={list} page={page} rights={identity.rights} onTask={setTask} />
      {task && <StationDialog task={task} onDone={() => setTask(undefined)} />}
    </>
  );
}

interface StationsTableProps {
  readonly list: List;
  readonly page: ReturnType<typeof useStations>;
  readonly rights: readonly string[];
  readonly onTask: (task: StationTask) => void;
}

function StationsTable({ list, page, rights, onTask }: StationsTableProps) {
  const navigate = useNavigate();
  const nowMs = useNow(TICK_MS);
  const [opened, setOpened] = useState<readonly string[]>([]);
  const toggle = (id: string): void =>
    setOpened((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  const { total = 0, totals, next } = page.data ?? {};
  return (
    <ResourceTable
      name="stations"
      source={sourceOf(page, ({ stations }) => stations)}
      rowKey={({ id }) => id}
      columns={stationColumns({ totals: totals && { total, ...totals }, nowMs, rights, opened, toggle, onTask })}
      tools={<StationFilters list={list} />}
      exporting={
        <Button href="/api/desk/stations.csv" icon={<Icon name="download" />} data-testid="export-stations">
          导出
        </Button>
      }
      paging={{ list, next, words: `共 ${total} 座` }}
      onOpen={({ id }) => void navigate(`/stations/${id}`)}
      opened={opened}
      details={tillList({ nowMs, rights, onTask })}
      empty={
        <EmptyList list={list}>
          <p>还没有油站。请系统管理员新建或导入油站。</p>
        </EmptyList>
      }
    />
  );
}

function found(search: string, total: number): string {
  return search === '' ? `${total} 座` : `「${search}」找到 ${total} 座`;
}

function Ways({ canEdit }: { readonly canEdit: boolean }) {
  return (
    <>
      <Link to="/stations/map" data-testid="to-map">
        地图
      </Link>
      {canEdit && (
        <>
          <Link to="/stations/import" data-testid="to-import">
            导入
          </Link>
          <Link to="/stations/new" data-testid="new-station">
            新建油站
          </Link>
        </>
      )}
    </>
  );
}

const YES_NO = { online: { yes: '有收银机在线', no: '没有在线' }, paused: { yes: '已暂停', no: '未暂停' } } as const;

function StationFilters({ list }: { readonly list: List }) {
  const { filters, filterBy } = list;
  const { data } = useFacets();
  const districts = Object.fromEntries((data?.districts ?? []).map((name) => [name, name]));
  return (
    <>
      <FilterSelect
        label="区县"
        testId="filter-district"
        options={districts}
        value={filters.district}
        onChange={(district) => filterBy({ district })}
      />
      <FilterSelect
        label="收银机"
        testId="filter-online"
        options={YES_NO.online}
        value={filters.online}
        onChange={(online) => filterBy({ online })}
      />
      <FilterSelect
        label="打印机"
        testId="filter-printer"
        options={{ trouble: '有故障', ready: '没有故障' }}
        value={filters.printer}
        onChange={(printer) => filterBy({ printer })}
      />
      <FilterSelect
        label="车内支付"
        testId="filter-paused"
        options={YES_NO.paused}
        value={filters.paused}
        onChange={(paused) => filterBy({ paused })}
      />
      <FilterSelect
        label="状态"
        testId="filter-enabled"
        options={{ yes: '启用', no: '停用' }}
        value={filters.enabled}
        onChange={(enabled) => filterBy({ enabled })}
      />
    </>
  );
}
