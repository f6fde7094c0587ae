import type { Export } from '@jiayou/contract';
import { Button, Progress } from 'antd';
import { errorOf } from '../../api';
import { fileAddressOf, isUnderWay, useExports } from '../../features/reports/useExports';
import { Icon } from '../../ui/Icon';
import { countText } from '../../ui/countText';
import { Refused } from '../../ui/Refused';
import { State } from '../../ui/State';
import { stationTime } from '../../ui/time';

/** What this person had exported lately; it goes on being made when the page is left. */
export function ExportsPanel() {
  const { data, error, refetch } = useExports();
  if (error && data === undefined) return <Refused error={errorOf(error)} onRetry={() => void refetch()} />;
  if (data === undefined || data.exports.length === 0) return null;
  return (
    <section className="exports" aria-labelledby="exports" data-testid="exports">
      <h2 id="exports">导出记录</h2>
      <ul aria-live="polite">
        {data.exports.map((one) => (
          <li key={one.id}>
            <span>{one.fileName}</span>
            <time className="number">{stationTime(Date.parse(one.askedAt))}</time>
            <Standing one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standing({ one }: { readonly one: Export }) {
  if (isUnderWay(one)) return <Working one={one} />;
  if (one.state === 'failed') return <State tone="attention">没有导出成功，请重新导出</State>;
  if (one.state === 'expired') return <State tone="quiet">已过期，请重新导出</State>;
  return (
    <Button href={fileAddressOf(one)} icon={<Icon name="download" />} size="small" data-testid="download">
      下载 {countText(one.rowsDone)} 行 · {sizeText(one.sizeBytes ?? 0)}
    </Button>
  );
}

function Working({ one: { rowsDone, rowsTotal } }: { readonly one: Export }) {
  const share = rowsTotal ? Math.floor((rowsDone / rowsTotal) * 100) : 0;
  return (
    <span className="export-progress" data-testid="export-progress">
      <Progress percent={share} size="small" aria-label="导出进度" />
      {rowsTotal === undefined ? '正在排队' : `${countText(rowsDone)} / ${countText(rowsTotal)} 行`}，可以离开本页
    </span>
  );
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
