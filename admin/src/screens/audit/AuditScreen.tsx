import type { AuditEntry, StationId } from '@jiayou/contract';
import { Input } from 'antd';
import { useState } from 'react';
import { AUDIT_NOUNS } from '../../features/audit/auditWords';
import { AUDIT_FILTERS, useAudit } from '../../features/audit/useAudit';
import { sourceOf } from '../../features/list/sourceOf';
import { useListAddress, type AddressedList } from '../../features/list/useListAddress';
import { reachOf } from '../../features/session/roles';
import { useIdentity } from '../../features/session/useSession';
import { countText } from '../../ui/countText';
import { EmptyList } from '../../ui/EmptyList';
import { FilterDates } from '../../ui/FilterDates';
import { FilterSelect } from '../../ui/FilterSelect';
import { LookFurther } from '../../ui/LookFurther';
import { PageHead } from '../../ui/PageHead';
import { ResourceTable } from '../../ui/ResourceTable';
import { SearchBox } from '../../ui/SearchBox';
import { StationPicker } from '../../ui/StationPicker';
import { auditColumns } from './auditColumns';
import { EntryDrawer } from './EntryDrawer';

type List = AddressedList<(typeof AUDIT_FILTERS)[number]>;

/** 操作日志: who did what, when, from where, before and after. */
export function AuditScreen() {
  const identity = useIdentity();
  const list = useListAddress(AUDIT_FILTERS);
  const page = useAudit(list);
  const [entry, setEntry] = useState<AuditEntry>();
  const words = wordsOf(page.data);
  const isChain = identity.station === undefined;
  return (
    <>
      <PageHead title="操作日志" note={[reachOf(identity), words, '只能查看，不能修改'].filter(Boolean).join(' · ')}>
        <SearchBox value={list.search} hint="按内容查找" onSearch={list.searchFor} />
      </PageHead>
      <ResourceTable
        name="audit"
        source={sourceOf(page, ({ entries }) => entries)}
        rowKey={({ id }) => id}
        columns={auditColumns(isChain)}
        tools={<AuditFilters list={list} isChain={isChain} />}
        paging={{ list, next: page.data?.next, words: `共 ${words}` }}
        onOpen={setEntry}
        empty={<NoEntries list={list} page={page.data} />}
      />
      <EntryDrawer entry={entry} onDone={() => setEntry(undefined)} />
    </>
  );
}

type AuditPage = ReturnType<typeof useAudit>['data'];

const wordsOf = (page: AuditPage): string => (page ? `${page.atLeast ? '≥ ' : ''}${countText(page.total)} 条` : '');

function NoEntries({ list, page }: { readonly list: List; readonly page: AuditPage }) {
  const { next, lookedBackTo } = page ?? {};
  if (next !== undefined && lookedBackTo !== undefined) {
    return <LookFurther what="操作" narrower="日期或操作人" to={lookedBackTo} onYes={() => list.toNext(next)} />;
  }
  return (
    <EmptyList list={list}>
      <p>还没有操作。有人改了什么，这里马上就有。</p>
    </EmptyList>
  );
}

function AuditFilters({ list, isChain }: { readonly list: List; readonly isChain: boolean }) {
  const { filters, filterBy } = list;
  return (
    <>
      <Input.Search
        // Back or a cleared filter shows in the box.
        key={filters.who ?? ''}
        className="filter-text"
        aria-label="操作人的工号或姓名"
        placeholder="操作人"
        allowClear
        maxLength={40}
        defaultValue={filters.who ?? ''}
        onSearch={(who) => filterBy({ who: who.trim() || undefined })}
        data-testid="filter-who"
      />
      <FilterSelect
        label="操作"
        testId="filter-action"
        options={AUDIT_NOUNS}
        value={filters.action}
        onChange={(action) => filterBy({ action })}
      />
      {isChain && (
        <StationPicker value={filters.station as StationId | undefined} onChange={(station) => filterBy({ station })} />
      )}
      <FilterDates from={filters.from} to={filters.to} onChange={filterBy} />
    </>
  );
}
