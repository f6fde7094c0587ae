import type { Case } from '@jiayou/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { sourceOf } from '../../features/list/sourceOf';
import { useListAddress } from '../../features/list/useListAddress';
import { CASES } from '../../features/orders/stepWords';
import { useCases } from '../../features/refunds/useRefunds';
import { reachOf } from '../../features/session/roles';
import { useIdentity } from '../../features/session/useSession';
import { EmptyList } from '../../ui/EmptyList';
import { FilterSelect } from '../../ui/FilterSelect';
import { PageHead } from '../../ui/PageHead';
import { ResourceTable, type Column } from '../../ui/ResourceTable';
import { State } from '../../ui/State';
import { stationTime } from '../../ui/time';
import { SendOnDialog } from './SendOnDialog';

const OPEN = { yes: '未了结', no: '已了结', all: '全部' } as const;

/** Money that does not fit and waits for a person. */
export function CasesScreen() {
  const identity = useIdentity();
  const list = useListAddress(['open']);
  const open = list.filters.open ?? 'yes';
  const page = useCases({ open, after: list.after });
  const [sending, setSending] = useState<string>();
  return (
    <>
      <PageHead title="差错" note={reachOf(identity)} />
      <ResourceTable
        name="cases"
        columns={caseColumns(identity.rights.includes('case.act') ? setSending : undefined)}
        source={sourceOf(page, ({ cases }) => cases)}
        rowKey={({ number, kind }) => `${number} ${kind}`}
        tools={
          <FilterSelect
            label="了结"
            options={OPEN}
            value={open}
            onChange={(chosen) => list.filterBy({ open: chosen })}
            testId="filter-open"
          />
        }
        empty={
          <EmptyList list={list}>
            <p>没有未了结的差错。金额、商户号不符，或退款到不了顾客时，会出现在这里。</p>
          </EmptyList>
        }
        paging={{ list, next: page.data?.next, words: '' }}
      />
      {sending !== undefined && <SendOnDialog refundNo={sending} onDone={() => setSending(undefined)} />}
    </>
  );
}

function caseColumns(onSend: ((refundNo: string) => void) | undefined): Column<Case>[] {
  return [
    {
      key: 'openedAt',
      title: '发现时间',
      width: 120,
      className: 'number',
      render: (_, { openedAt }) => stationTime(Date.parse(openedAt)),
    },
    { key: 'kind', title: '差错', width: 128, always: true, render: (_, { kind }) => CASES[kind] ?? kind },
    {
      key: 'number',
      title: '收款或退款单号',
      width: 244,
      className: 'number',
      render: (_, { number }) => <Link to={`/orders?q=${encodeURIComponent(number)}`}>{number}</Link>,
    },
    { key: 'station', title: '油站', ellipsis: true, render: (_, { stationName }) => stationName ?? '不认识' },
    {
      key: 'detail',
      title: '内容',
      width: 200,
      wideOnly: true,
      render: (_, { detail }) => (
        <details>
          <summary>原始记录（已脱敏）</summary>
          <pre tabIndex={0}>{JSON.stringify(detail, null, 2)}</pre>
        </details>
      ),
    },
    ...STATE_COLUMNS,
    ...(onSend === undefined ? [] : [sendColumn(onSend)]),
  ];
}

const STATE_COLUMNS: readonly Column<Case>[] = [
  {
    key: 'state',
    title: '状态',
    width: 92,
    render: (_, { closedAt }) => (
      <State tone={closedAt === undefined ? 'attention' : 'good'}>{closedAt === undefined ? '未了结' : '已了结'}</State>
    ),
  },
  {
    key: 'closedAt',
    title: '了结时间',
    width: 128,
    className: 'number',
    wideOnly: true,
    render: (_, { closedAt }) => (closedAt === undefined ? '—' : stationTime(Date.parse(closedAt))),
  },
];

function sendColumn(onSend: (refundNo: string) => void): Column<Case> {
  return {
    key: 'act',
    title: '处理',
    width: 116,
    always: true,
    render: (_, { kind, number, closedAt }) =>
      kind === 'refund-abnormal' && closedAt === undefined ? (
        <Button size="small" onClick={() => onSend(number)} data-testid={`send-on-${number}`}>
          转商户账户
        </Button>
      ) : null,
  };
}
