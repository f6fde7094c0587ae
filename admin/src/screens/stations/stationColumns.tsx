import type { DeskStation } from '@jiayou/contract';
import { Button } from 'antd';
import { Link } from 'react-router';
import { boundTills, lastSeenMs, tillState, type DeskTill } from '../../features/station/tillState';
import { yuan } from '../../ui/money';
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

interface Totals {
  readonly total: number;
  readonly nozzles: number;
  readonly tills: number;
  readonly tillsOnline: number;
  readonly paused: number;
}

export function stationColumns({
  totals: sums,
  ...context
}: RowContext & { readonly totals: Totals | undefined }): readonly Column<DeskStation>[] {
  const totals = sums && totalsOf(sums);
  const { code, district, address, nozzles } = PLAIN;
  return [
    { ...code, total: '合计' },
    {
      key: 'name',
      title: '油站',
      ellipsis: true,
      always: true,
      render: (_, { id, name, enabled }) => (
        <Link to={`/stations/${id}`} title={name}>
          <b>{name}</b>
          {!enabled && '（已停用）'}
        </Link>
      ),
      total: totals?.stations,
    },
    district,
    address,
    { ...nozzles, total: totals?.nozzles },
    {
      key: 'tills',
      title: '收银机',
      width: 140,
      render: (_, station) => <Tills station={station} context={context} />,
      total: totals?.tills,
    },
    ...SEEN,
    {
      key: 'in-car',
      title: '车内支付',
      width: 152,
      ellipsis: true,
      render: (_, station) => <InCar station={station} />,
      total: totals?.paused,
    },
    ACCOUNT,
    ...(context.rights.some((right) => ACTING.includes(right)) ? [actionsOf(context)] : []),
  ];
}

/** Of these rights one at least is needed to do something to a station in the list. */
const ACTING: readonly string[] = ['station.pause', 'station.bind-till'];

const actionsOf = (context: RowContext): Column<DeskStation> => ({
  key: 'actions',
  title: '操作',
  width: 116,
  render: (_, station) => <Actions station={station} context={context} />,
});

const SEEN: readonly Column<DeskStation>[] = [
  {
    key: 'printer',
    title: '打印机',
    width: 96,
    wideOnly: true,
    render: (_, station) => <Printers station={station} />,
  },
  {
    key: 'prices',
    title: '油价',
    width: 324,
    wideOnly: true,
    className: 'number',
    render: (_, { prices }) =>
      prices.map(({ grade, priceFenPerLitre }) => `${grade} ${yuan(priceFenPerLitre)}`).join('　') || '未挂牌',
  },
];

const ACCOUNT: Column<DeskStation> = {
  key: 'account',
  atFirst: 'hidden',
  title: '微信商户号',
  width: 108,
  className: 'number',
  render: (_, station) => <Account station={station} />,
};

const PLAIN = {
  code: { key: 'code', title: '编号', dataIndex: 'code', width: 80, className: 'number' },
  district: { key: 'district', title: '区县', dataIndex: 'district', width: 84, ellipsis: true, wideOnly: true },
  address: { key: 'address', title: '地址', dataIndex: 'address', ellipsis: true, atFirst: 'hidden' },
  nozzles: { key: 'nozzles', title: '油枪', dataIndex: 'nozzleCount', width: 60, align: 'right', className: 'number' },
} as const satisfies Record<string, Column<DeskStation>>;

function totalsOf({ total, nozzles, tills, tillsOnline, paused }: Totals) {
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

function Printers({ station }: { readonly station: DeskStation }) {
  const troubled = boundTills(station).filter(({ printer }) => printer !== undefined && printer !== 'ready');
  if (troubled.length > 0) return <State tone="attention">{`${troubled.length} 台故障`}</State>;
  return boundTills(station).some(({ printer }) => printer === 'ready') ? <State tone="good">正常</State> : <>—</>;
}

function InCar({ station }: { readonly station: DeskStation }) {
  const { inCarAllowed, inCarPaused, inCarPausedReason: reason, wechatAccountNo } = station;
  if (inCarPaused) {
    return <State tone="attention">{reason === '' ? '已暂停' : <span title={reason}>已暂停：{reason}</span>}</State>;
  }
  const isOpen = inCarAllowed && wechatAccountNo !== undefined;
  return isOpen ? <State tone="good">未暂停</State> : <State tone="quiet">未开通</State>;
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
