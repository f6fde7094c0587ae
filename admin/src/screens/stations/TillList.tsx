import type { DeskStation, PrinterState } from '@jiayou/contract';
import { Button } from 'antd';
import { tillState, type DeskTill, type TillState } from '../../features/station/tillState';
import { State, type Tone } from '../../ui/State';
import { stationTime } from '../../ui/time';
import type { StationTask } from './StationDialog';

const WORDS: Readonly<Record<TillState, readonly [Tone, string]>> = {
  online: ['good', '在线'],
  away: ['quiet', '不在线'],
  never: ['attention', '从未上线'],
  revoked: ['quiet', '已停用'],
};

const PRINTERS: Readonly<Record<PrinterState, readonly [Tone, string]>> = {
  ready: ['good', '打印机正常'],
  'paper-out': ['attention', '打印机缺纸'],
  offline: ['attention', '打印机没有连上'],
  error: ['attention', '打印机故障'],
};

interface TillContext {
  readonly nowMs: number;
  readonly rights: readonly string[];
  readonly onTask: (task: StationTask) => void;
}

/** The tills of one station, under its row. */
export function tillList(context: TillContext) {
  return (station: DeskStation) => (
    <ul className="tills" aria-label={`${station.name}的收银机`}>
      {station.tills.map((till) => (
        <Till key={till.id} station={station} till={till} context={context} />
      ))}
    </ul>
  );
}

interface TillProps {
  readonly station: DeskStation;
  readonly till: DeskTill;
  readonly context: TillContext;
}

function Till({ station, till, context: { nowMs, rights, onTask } }: TillProps) {
  const [tone, words] = WORDS[tillState(till, nowMs)];
  return (
    <li data-testid={`till-${till.id}`}>
      <b>{till.name}</b>
      <State tone={tone}>{words}</State>
      <LastSeen till={till} />
      {till.printer && !till.revoked && <State tone={PRINTERS[till.printer][0]}>{PRINTERS[till.printer][1]}</State>}
      {!till.revoked && rights.includes('station.bind-till') && (
        <Button
          type="link"
          danger
          size="small"
          aria-label={`停用${till.name}`}
          onClick={() => onTask({ verb: 'revoke', station, till })}
          data-testid="revoke"
        >
          停用
        </Button>
      )}
    </li>
  );
}

function LastSeen({ till: { lastSeenAt, revoked } }: { readonly till: DeskTill }) {
  if (lastSeenAt !== undefined) return <span className="number">最近在线 {stationTime(Date.parse(lastSeenAt))}</span>;
  return <span>{revoked ? '没有上过线' : '收银员登录上班后才会上线'}</span>;
}
