import type { ImportLine, StationImport } from '@jiayou/contract';
import { App, Button, Checkbox } from 'antd';
import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { errorOf } from '../../api';
import { sourceOf } from '../../features/list/sourceOf';
import { useListAddress } from '../../features/list/useListAddress';
import { changesText } from '../../features/station/changesText';
import { useApplyImport, useImport, useStageImport, type Outcome } from '../../features/station/useImport';
import { Ask } from '../../ui/Ask';
import { BackToList } from '../../ui/BackToList';
import { countText } from '../../ui/countText';
import { FilterSelect } from '../../ui/FilterSelect';
import { Icon } from '../../ui/Icon';
import { PageHead } from '../../ui/PageHead';
import { RefusedLine } from '../../ui/Refused';
import { ResourceTable } from '../../ui/ResourceTable';
import { importColumns, OUTCOMES } from './importColumns';
import './stations.css';

/** Stations from a file: first what it would change, then exactly that. */
export function ImportScreen() {
  const [params] = useSearchParams();
  const importId = params.get('import') ?? '';
  return (
    <>
      <PageHead title="导入油站" note="先看会改什么，再导入；有编号的行按编号找，没有编号的按名称找">
        <Button href="/api/desk/stations.csv" icon={<Icon name="download" />} data-testid="export-stations">
          导出现有油站
        </Button>
        <BackToList path="/stations" />
      </PageHead>
      <PickFile />
      {importId !== '' && <Preview key={importId} importId={importId} />}
    </>
  );
}

function PickFile() {
  const [, setParams] = useSearchParams();
  const work = useStageImport();
  const input = useRef<HTMLInputElement>(null);
  const choose = (file: File | undefined): void => {
    if (file) work.mutate(file, { onSuccess: ({ id }) => setParams({ import: id }) });
  };
  return (
    <div className="inline-form">
      {/* The browser's own button speaks the browser's language. */}
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,text/csv"
        onChange={({ target }) => {
          choose(target.files?.[0]);
          // The same file, changed, may be chosen again.
          target.value = '';
        }}
        data-testid="import-file"
      />
      <Button type="primary" loading={work.isPending} onClick={() => input.current?.click()} data-testid="pick-file">
        选择文件
      </Button>
      <span className="hint">CSV，UTF-8 或 GBK，不超过 8 MB</span>
      {work.isPending && <span role="status">正在读取…</span>}
      {work.error && <RefusedLine error={errorOf(work.error)} />}
    </div>
  );
}

function Preview({ importId }: { readonly importId: string }) {
  const list = useListAddress(['import', 'outcome']);
  const outcome = list.filters.outcome as Outcome | undefined;
  const page = useImport(importId, { outcome, after: list.after === '' ? undefined : Number(list.after) });
  const [isAsked, setIsAsked] = useState(false);
  const file = page.data?.import;
  return (
    <>
      {file && <Summary file={file} onApply={() => setIsAsked(true)} />}
      <ResourceTable<ImportLine>
        name="import-lines"
        source={sourceOf(page, ({ lines }) => lines)}
        rowKey={({ line }) => String(line)}
        columns={importColumns}
        tools={
          <FilterSelect
            label="结果"
            testId="filter-outcome"
            options={OUTCOMES}
            value={outcome}
            onChange={(chosen) => list.filterBy({ outcome: chosen })}
          />
        }
        paging={{ list, next: page.data?.next, words: '' }}
        empty={<p>没有这样的行。</p>}
      />
      {isAsked && file && (
        <ApplyDialog file={file} onDone={() => setIsAsked(false)} onAgain={() => void page.refetch()} />
      )}
    </>
  );
}

interface SummaryProps {
  readonly file: StationImport;
  readonly onApply: () => void;
}

function Summary({ file, onApply }: SummaryProps) {
  const { fileName, encoding, counts, readable, appliedAt } = file;
  const isIdle = counts.added + counts.updated === 0;
  return (
    <div className="inline-form" data-testid="import-summary">
      <p>
        <b>{fileName}</b>（{encoding === 'utf-8' ? 'UTF-8' : 'GBK'}）：{changesText(counts)}，不变{' '}
        {countText(counts.unchanged)} 座，有错 {countText(counts.bad)} 行
      </p>
      {!readable && <p className="refused-line">引号没有成对，无法确定行的边界，整个文件不能导入</p>}
      {appliedAt === undefined ? (
        <Button type="primary" disabled={!readable || isIdle} onClick={onApply} data-testid="apply-import">
          {isIdle ? '没有要改的' : '导入'}
        </Button>
      ) : (
        <p data-testid="import-done">已导入：{changesText(counts)}</p>
      )}
    </div>
  );
}

interface ApplyDialogProps {
  readonly file: StationImport;
  readonly onDone: () => void;
  readonly onAgain: () => void;
}

function ApplyDialog({ file, onDone, onAgain }: ApplyDialogProps) {
  const { message } = App.useApp();
  const work = useApplyImport(file.id);
  const [skipBad, setSkipBad] = useState(false);
  const { bad } = file.counts;
  const apply = (): void =>
    work.mutate(
      { plan: file.plan, skipBad },
      { onSuccess: () => (void message.success('已导入'), onDone()), onSettled: onAgain },
    );
  return (
    <Ask
      id="apply-import-dialog"
      title={`导入：${changesText(file.counts)}？`}
      verb="导入"
      ready={bad === 0 || skipBad}
      work={work}
      onYes={apply}
      onNo={onDone}
    >
      <p>只导入预览里的内容，每座油站的修改都记入操作日志。</p>
      {bad > 0 && (
        <Checkbox checked={skipBad} onChange={({ target }) => setSkipBad(target.checked)} data-testid="skip-bad">
          跳过有错的 {countText(bad)} 行
        </Checkbox>
      )}
    </Ask>
  );
}
