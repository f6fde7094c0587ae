import { Button } from 'antd';
import { useState } from 'react';
import { useListAddress } from '../../features/list/useListAddress';
import { reachOf } from '../../features/session/roles';
import { useIdentity } from '../../features/session/useSession';
import { STATIONS_A_PAGE, useStations } from '../../features/station/useStations';
import { PageHead } from '../../ui/PageHead';
import { Pager } from '../../ui/Pager';
import { SearchBox } from '../../ui/SearchBox';
import { StationDialog, type StationTask } from './StationDialog';
import { StationsTable } from './StationsTable';

export function StationsScreen() {
  const identity = useIdentity();
  const list = useListAddress();
  const page = useStations(list);
  const [task, setTask] = useState<StationTask>();
  const { data } = page;
  return (
    <>
      <PageHead
        title="油站列表"
        note={[reachOf(identity), ...(data ? [found(list.search, data.total)] : [])].join(' · ')}
      >
        <SearchBox value={list.search} hint="按编号、名称或地址查找" onSearch={list.searchFor} />
      </PageHead>
      <StationsTable
        source={{
          rows: data?.stations,
          error: page.error,
          readAtMs: page.dataUpdatedAt,
          waiting: page.isPlaceholderData,
          readAgain: () => void page.refetch(),
        }}
        total={data?.total ?? 0}
        rights={identity.rights}
        empty={<NoStations list={list} />}
        onTask={setTask}
      />
      {data && data.stations.length > 0 && <StationsPager list={list} total={data.total} next={data.next} />}
      {task && <StationDialog task={task} onDone={() => setTask(undefined)} />}
    </>
  );
}

function found(search: string, total: number): string {
  return search === '' ? `${total} 座` : `「${search}」找到 ${total} 座`;
}

type List = ReturnType<typeof useListAddress>;

interface StationsPagerProps {
  readonly list: List;
  readonly total: number;
  readonly next: string | undefined;
}

function StationsPager({ list, total, next }: StationsPagerProps) {
  const { pageNo } = list;
  // A full last page looks as if there were another; the total knows better when we have counted from the start.
  const isLast = next === undefined || (pageNo !== undefined && pageNo * STATIONS_A_PAGE >= total);
  if (isLast && pageNo === 1) return null;
  return (
    <Pager
      pageNo={pageNo}
      words={pageNo === undefined ? `共 ${total} 座` : `第 ${pageNo} 页 · 共 ${total} 座`}
      toFirst={list.toFirst}
      toPrevious={list.toPrevious}
      toNext={isLast ? undefined : () => list.toNext(next)}
    />
  );
}

function NoStations({ list }: { readonly list: List }) {
  if (list.after !== '') {
    return (
      <>
        <p>后面没有更多油站了。</p>
        <Button onClick={list.toFirst}>回到第一页</Button>
      </>
    );
  }
  if (list.search === '') return <p>还没有油站。请系统管理员导入油站资料后再来看。</p>;
  return (
    <>
      <p>没有找到「{list.search}」。可以换个编号、名称或地址再找。</p>
      <Button onClick={() => list.searchFor('')} data-testid="clear-search">
        看全部油站
      </Button>
    </>
  );
}
