import type { ReportBy, ReportRow } from '@jiayou/contract';
import { App, Button, Dropdown } from 'antd';
import { lazy, Suspense, type ReactNode } from 'react';
import { errorOf } from '../../api';
import { sourceOf } from '../../features/list/sourceOf';
import { useListAddress } from '../../features/list/useListAddress';
import { BY_NAMES, readReportQuery, REPORT_FILTERS, type ReportScope } from '../../features/reports/reportAddress';
import { useAskExport } from '../../features/reports/useExports';
import { todayInShanghai, useReport } from '../../features/reports/useReport';
import { reachOf } from '../../features/session/roles';
import { useIdentity } from '../../features/session/useSession';
import { Icon } from '../../ui/Icon';
import type { Paging } from '../../ui/ListPager';
import { PageHead } from '../../ui/PageHead';
import { ResourceTable } from '../../ui/ResourceTable';
import { useNow } from '../../ui/useNow';
import { ExportsPanel } from './ExportsPanel';
import { MemberFigures } from './MemberFigures';
import { reportColumns } from './reportColumns';
import { ReportFilters } from './ReportFilters';
import './reports.css';

const Chart = lazy(async () => ({ default: (await import('./ReportChart')).ReportChart }));
const MINUTE_MS = 60_000;

/** What was sold and given back, of any stations and days, split by anything; each number opens its orders. */
export function ReportsScreen() {
  const identity = useIdentity();
  const list = useListAddress(REPORT_FILTERS);
  const today = todayInShanghai(useNow(MINUTE_MS));
  const { scope, by } = readReportQuery(list.filters, today);
  const report = useReport({ scope, by, after: list.after });
  const { rights, station } = identity;
  const mayExport = rights.includes('report.export');
  return (
    <>
      <PageHead title="统计报表" note={`${reachOf(identity)} · ${scope.from} 至 ${scope.to}`} />
      <ReportFilters scope={scope} by={by} today={today} isHq={station === undefined} onChange={list.filterBy} />
      <Picture rows={report.data?.rows ?? []} by={by} />
      <ReportTable
        asked={{ scope, by, opensOrders: rights.includes('order.read') }}
        report={report}
        list={list}
        exporting={mayExport && <ExportButton scope={scope} by={by} />}
      />
      <MemberFigures scope={scope} />
      {mayExport && <ExportsPanel />}
    </>
  );
}

interface ReportTableProps {
  readonly asked: { readonly scope: ReportScope; readonly by: ReportBy; readonly opensOrders: boolean };
  readonly report: ReturnType<typeof useReport>;
  readonly list: Paging['list'];
  readonly exporting: ReactNode;
}

function ReportTable({ asked, report, list, exporting }: ReportTableProps) {
  const { data } = report;
  return (
    <ResourceTable
      name={`report-by-${asked.by}`}
      columns={reportColumns({ ...asked, totals: data?.totals })}
      source={sourceOf(report, ({ rows }) => rows)}
      rowKey={({ key }) => key}
      empty={<p>这些日子里没有收款。可以换个日期或条件再看。</p>}
      exporting={exporting}
      paging={{ list, next: data?.next, words: `共 ${data?.count ?? 0} 行` }}
    />
  );
}

function Picture({ rows, by }: { readonly rows: readonly ReportRow[]; readonly by: ReportBy }) {
  // One bar says no more than its number.
  if (rows.length < 2) return null;
  return (
    <Suspense fallback={<div className="report-chart" aria-busy="true" />}>
      <Chart rows={rows} by={by} words={`按${BY_NAMES[by]}的净额图，每个数字见下表`} />
    </Suspense>
  );
}

function ExportButton({ scope, by }: { readonly scope: ReportScope; readonly by: ReportBy }) {
  const { message } = App.useApp();
  const ask = useAskExport();
  const send = (kind: 'report' | 'orders'): void =>
    ask.mutate(kind === 'report' ? { kind, by, filter: scope } : { kind, filter: scope }, {
      onSuccess: () => void message.success('正在导出，进度见本页下方；可以离开本页'),
      onError: (error) => void message.error(errorOf(error).message),
    });
  const items = [
    { key: 'report', label: '导出本报表', onClick: () => send('report') },
    { key: 'orders', label: '导出订单明细', onClick: () => send('orders') },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<Icon name="download" />} loading={ask.isPending} data-testid="export">
        导出
      </Button>
    </Dropdown>
  );
}
