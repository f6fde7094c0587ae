import type { DeskMember } from '@jiayou/contract';
import { Tag } from 'antd';
import { Link, useNavigate } from 'react-router';
import { sourceOf } from '../../features/list/sourceOf';
import { useListAddress } from '../../features/list/useListAddress';
import { useLabels, useMembers } from '../../features/members/useMembers';
import { countText } from '../../ui/countText';
import { EmptyList } from '../../ui/EmptyList';
import { FilterSelect } from '../../ui/FilterSelect';
import { PageHead } from '../../ui/PageHead';
import { ResourceTable, type Column } from '../../ui/ResourceTable';
import { SearchBox } from '../../ui/SearchBox';
import { stationTime } from '../../ui/time';

/** Members of the chain; who they are stays masked. */
export function MembersScreen() {
  const list = useListAddress(['label']);
  const page = useMembers(list);
  const labels = useLabels();
  const go = useNavigate();
  const { data } = page;
  const words = data && `${data.atLeast ? '≥ ' : ''}${countText(data.total)} 位`;
  return (
    <>
      <PageHead title="会员列表" note={['个人信息已脱敏', ...(words ? [words] : [])].join(' · ')}>
        <SearchBox value={list.search} hint="手机号或尾号、车牌、姓名、会员码" onSearch={list.searchFor} />
      </PageHead>
      <ResourceTable
        name="members"
        columns={COLUMNS}
        source={sourceOf(page, ({ members }) => members)}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void go(`/members/${id}`)}
        tools={
          <FilterSelect
            label="标签"
            options={Object.fromEntries((labels.data?.labels ?? []).map(({ id, name }) => [id, name]))}
            value={list.filters.label}
            onChange={(label) => list.filterBy({ label })}
            testId="filter-label"
          />
        }
        empty={
          <EmptyList list={list}>
            <p>还没有会员。车主第一次打开小程序登录后，会出现在这里。</p>
          </EmptyList>
        }
        paging={{ list, next: data?.next, words: `共 ${words ?? ''}` }}
      />
    </>
  );
}

const COLUMNS: readonly Column<DeskMember>[] = [
  {
    key: 'name',
    title: '姓名',
    always: true,
    render: (_, { id, nameMasked }) => <Link to={`/members/${id}`}>{nameMasked || '未填写'}</Link>,
  },
  { key: 'phone', title: '手机号', className: 'number', render: (_, { phoneMasked }) => phoneMasked ?? '—' },
  {
    key: 'plates',
    title: '车牌',
    className: 'number',
    render: (_, { platesMasked }) => platesMasked.join('、') || '—',
  },
  {
    key: 'labels',
    title: '标签',
    render: (_, { labels }) => (labels.length === 0 ? '—' : labels.map(({ id, name }) => <Tag key={id}>{name}</Tag>)),
  },
  {
    key: 'lastPaid',
    title: '最近付款',
    className: 'number',
    render: (_, { lastPaidAt }) => (lastPaidAt === undefined ? '还没有' : stationTime(Date.parse(lastPaidAt))),
  },
  {
    key: 'joined',
    title: '加入时间',
    className: 'number',
    wideOnly: true,
    render: (_, { joinedAt }) => stationTime(Date.parse(joinedAt)),
  },
];
