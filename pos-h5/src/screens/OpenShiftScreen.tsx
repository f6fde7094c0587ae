import type { OnDuty } from '@jiayou/contract';
import { OpenShiftProgress } from '../features/duty/OpenShiftProgress';
import { stationTime } from '../time';

interface OpenShiftScreenProps {
  readonly onDuty: OnDuty;
  readonly resumed: boolean;
  readonly onOpen: () => void;
}

export function OpenShiftScreen({ onDuty, resumed, onOpen }: OpenShiftScreenProps) {
  const { staff, shift, station } = onDuty;
  return (
    <main className="gate narrow" data-testid="open-shift-screen">
      <header className="gate-head">
        <p className="gate-brand">{station.name}</p>
        <h1>
          {staff.name}，{resumed ? '接着上班' : '已上班'}
        </h1>
        <p className="soft" data-testid="shift-words">
          班次 {shift.shiftNo} · {stationTime(shift.openedAt)} {resumed ? '开始，未班结，现在继续' : '开始'}
        </p>
      </header>
      <OpenShiftProgress onDuty={onDuty} onOpen={onOpen} />
    </main>
  );
}
