import type { OnDuty } from '@jiayou/contract';
import { printerHealth } from '../../device/printer/printJob';
import { tillSpeaker } from '../../device/speaker/tillSpeaker';
import type { StreamState } from '../../stream/tillStream';
import { stationHour } from '../../time';
import { useStore } from '../../ui/useStore';
import { TillMenu } from '../shift/TillMenu';
import { problemWords } from '../ticket/words';

interface TopBarProps {
  readonly onDuty: OnDuty;
  readonly stream: StreamState;
  readonly onSettings: () => void;
  readonly onPapers: () => void;
}

const linkWords = { connecting: '连接中', online: '正常', offline: '离线' } as const;

/** The truth at a glance: where, who, since when; sound, printer, network. */
export function TopBar({ onDuty, stream, onSettings, onPapers }: TopBarProps) {
  const { station, till, staff, shift } = onDuty;
  const sound = soundLamp(useStore(tillSpeaker.state));
  const printer = printerLamp(useStore(printerHealth));
  return (
    <header className="top">
      <div className="top-who">
        <h1 data-testid="station-name">{station.name}</h1>
        <p data-testid="on-duty">
          {staff.name} · {till.name} · {stationHour(shift.openedAt)} 上班
        </p>
      </div>
      <div className="top-lamps">
        <Lamp name="声音" testId="lamp-sound" {...sound} onClick={onSettings} />
        <Lamp name="打印" testId="lamp-printer" {...printer} onClick={onSettings} />
        <Lamp
          name="网络"
          testId="lamp-network"
          words={linkWords[stream.link]}
          tone={stream.link === 'online' ? 'good' : 'red'}
          onClick={onSettings}
        />
        <TillMenu onDuty={onDuty} onPapers={onPapers} />
        <button type="button" className="lamp plain" data-testid="open-settings" onClick={onSettings}>
          设置
        </button>
      </div>
    </header>
  );
}

interface LampState {
  readonly words: string;
  readonly tone: 'good' | 'amber' | 'red';
}

interface LampProps extends LampState {
  readonly name: string;
  readonly testId: string;
  readonly onClick: () => void;
}

function Lamp({ name, words, tone, testId, onClick }: LampProps) {
  return (
    <button type="button" className={`lamp ${tone}`} data-testid={testId} data-tone={tone} onClick={onClick}>
      <i aria-hidden="true" />
      <span className="lamp-name">{name}</span>
      <b>{words}</b>
    </button>
  );
}

function soundLamp({ sound, voice }: ReturnType<typeof tillSpeaker.state.get>): LampState {
  if (sound === 'locked') return { words: '未开', tone: 'red' };
  if (sound === 'muted') return { words: '静音', tone: 'amber' };
  return voice === 'beep' ? { words: '只响铃', tone: 'amber' } : { words: '开', tone: 'good' };
}

function printerLamp(state: ReturnType<typeof printerHealth.get>): LampState {
  if (state === undefined) return { words: '未查', tone: 'amber' };
  return state.ready ? { words: '正常', tone: 'good' } : { words: shortProblem[state.problem], tone: 'red' };
}

const shortProblem: Record<keyof typeof problemWords, string> = { 'paper-out': '缺纸', offline: '未连', error: '出错' };
