import type { OnDuty } from '@jiayou/contract';
import { tillSpeaker } from '../../device/speaker/tillSpeaker';
import { printerHealth } from '../../device/printer/printJob';
import { useStore } from '../../ui/useStore';
import { FloatCheck } from '../shift/FloatCheck';
import { PrinterCheck, SoundCheck } from './OpenShiftChecks';

interface OpenShiftProgressProps {
  readonly onDuty: OnDuty;
  readonly onOpen: () => void;
}

/** The two checks and the way on. They may be skipped; the button and the board then say so. */
export function OpenShiftProgress({ onDuty, onOpen }: OpenShiftProgressProps) {
  const { sound } = useStore(tillSpeaker.state);
  const printer = useStore(printerHealth);
  const missing = [...(sound === 'on' ? [] : ['声音未开']), ...(printer?.ready === true ? [] : ['打印机未查'])];
  const isReady = missing.length === 0;
  return (
    <div className="form">
      <SoundCheck />
      <PrinterCheck onDuty={onDuty} />
      <FloatCheck />
      <button
        type="button"
        className={`button big${isReady ? ' primary' : ' skip'}`}
        data-testid="open-board"
        data-skips={!isReady}
        onClick={onOpen}
      >
        {isReady ? '进入看板' : `跳过，进入看板（${missing.join('、')}）`}
      </button>
    </div>
  );
}
