import type { DeskStation } from '@jiayou/contract';
import { Button } from 'antd';
import { boundTills, lastSeenMs, tillState, type DeskTill } from '../../features/station/tillState';
import { figuresOf } from '../../features/station/waiting';
import type { Column } from '../../ui/ResourceTable';
import { State } from '../../ui/State';
import { ago } from '../../ui/time';
import type { StationTask } from './StationDialog';

interface RowContext {
  readonly nowMs: number;
  readonly rights: readonly string[];
  readonly opened: readonly string[];
  readonly toggle: (stationId: string) => void;
  readonly onTask: (task: StationTask) => void;
}

interface Found {
  /** The page in sight. */
  readonly stations: readonly DeskStation[];
  /** Of the whole search. */
  readonly total: number;
}

export function stationColumns(context: RowContext & Found): readonly Column<DeskStation>[] {
  const totals = totalsOf(context);
  const { code, district, address, nozzles } = PLAIN;
  return [
    { ...code, total: '合计' },
    {
      key: 'name',
      title: '油站',
      ellipsis: true,
      render: (_, { name }) => <b title={name}>{name}</b>,
      total: totals.stations,
    },
    district,
    address,
    { ...nozzles, total: totals.nozzles },
    {
      key: 'tills',
      title: '收银机',
      width: 140,
      render: (_, station) => <Tills station={station} context={context} />,
      total: totals.tills,
    },
    {
      key: 'in-car',
      title: '车内支付',
      width: 152,
      ellipsis: true,
      render: (_, station) => <InCar station={station} />,
      total: totals.paused,
    },
    {
      key: 'account',
      title: '微信商户号',
      width: 108,
      className: 'number',
      render: (_, station) => <Account station={station} />,
    },
    {
      key: 'actions',
      title: '操作',
      width: 116,
      render: (_, station) => <Actions station={station} context={context} />,
    },
  ];
}

const PLAIN = {
  code: { key: 'code', title: '编号', dataIndex: 'code', width: 80, className: 'number' },
  district: { key: 'district', title: '区', dataIndex: 'district', width: 84, ellipsis: true, wideOnly: true },
  address: { key: 'address', title: '地址', dataIndex: 'address', ellipsis: true, wideOnly: true },
  nozzles: { key: 'nozzles', title: '油枪', dataIndex: 'nozzleCount', width: 60, align: 'right', className: 'number' },
} as const satisfies Record<string, Column<DeskStation>>;

/** What the server counts is the stations; the rest can be added up only when all of them are in sight. */
function totalsOf({ stations, total, nowMs }: Found & RowContext) {
  if (stations.length < total) return { stations: `${total} 座` };
  const { nozzles, tills, tillsOnline, paused } = figuresOf(stations, nowMs);
  return {
    stations: `${total} 座`,
    nozzles,
    tills: `${tills} 台 · 在线 ${tillsOnline}`,
    paused: `暂停 ${paused} 座`,
  };
}

function Tills({ station, context }: { readonly station: DeskStation; readonly context: RowContext }) {
  const { nowMs, opened, toggle } = context;
  const tills = boundTills(station);
  if (station.tills.length === 0) return <State tone="attention">未绑定</State>;
  return (
    <button
      type="button"
      className="opens"
      aria-expanded={opened.includes(station.id)}
      aria-label={`${station.name}的收银机`}
      onClick={() => toggle(station.id)}
      data-testid={`tills-${station.code}`}
    >
      <TillsState tills={tills} nowMs={nowMs} />
    </button>
  );
}

function TillsState({ tills, nowMs }: { readonly tills: readonly DeskTill[]; readonly nowMs: number }) {
  if (tills.length === 0) return <State tone="attention">全部停用</State>;
  const online = tills.filter((till) => tillState(till, nowMs) === 'online').length;
  const seenMs = lastSeenMs(tills);
  if (online > 0) return <State tone="good">{`${tills.length} 台 · 在线 ${online}`}</State>;
  if (seenMs === undefined) return <State tone="attention">{`${tills.length} 台 · 从未上线`}</State>;
  return <State tone="quiet">{`${tills.length} 台 · ${ago(seenMs, nowMs)}`}</State>;
}

function InCar({ station }: { readonly station: DeskStation }) {
  const { inCarPaused, inCarPausedReason: reason, wechatAccountNo } = station;
  if (inCarPaused) {
    return <State tone="attention">{reason === '' ? '已暂停' : <span title={reason}>已暂停：{reason}</span>}</State>;
  }
  return wechatAccountNo === undefined ? <State tone="quiet">未开通</State> : <State tone="good">未暂停</State>;
}

function Account({ station: { wechatAccountNo } }: { readonly station: DeskStation }) {
  return wechatAccountNo === undefined ? <State tone="attention">未配置</State> : <>{wechatAccountNo}</>;
}

function Actions({ station, context }: { readonly station: DeskStation; readonly context: RowContext }) {
  const { rights, onTask } = context;
  const verb = station.inCarPaused ? '恢复' : '暂停';
  return (
    <span className="row-actions">
      {rights.includes('station.pause') && (
        <Button
          type="link"
          size="small"
          aria-label={`${verb}${station.name}的车内支付`}
          onClick={() => onTask({ verb: station.inCarPaused ? 'resume' : 'pause', station })}
          data-testid={`in-car-${station.code}`}
        >
          {verb}
        </Button>
      )}
      {rights.includes('station.bind-till') && (
        <Button
          type="link"
          size="small"
          aria-label={`为${station.name}生成激活码`}
          onClick={() => onTask({ verb: 'code', station })}
          data-testid={`code-${station.code}`}
        >
          激活码
        </Button>
      )}
    </span>
  );
}
