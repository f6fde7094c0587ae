import type { OnDuty } from '@jiayou/contract';
import { Dialog } from '../../ui/Dialog';
import { Choices } from '../../ui/Choices';
import { chooseTheme, theme } from '../../ui/theme';
import { useStore } from '../../ui/useStore';
import { CardSettings } from '../collect/CardSettings';
import { LeaveButton } from '../duty/LeaveButton';
import { PrinterCheck } from '../duty/OpenShiftChecks';
import { PrinterSettingsForm } from './PrinterSettingsForm';
import { SoundSettings } from './SoundSettings';

interface SettingsDialogProps {
  readonly onDuty: OnDuty;
  readonly onClose: () => void;
  readonly onLeft: () => void;
}

const THEMES = [
  { value: 'normal', text: '普通' },
  { value: 'contrast', text: '强光' },
  { value: 'dark', text: '夜间' },
] as const;

/** Sound, printer and screen of this device, and leaving it. */
export function SettingsDialog({ onDuty, onClose, onLeft }: SettingsDialogProps) {
  return (
    <Dialog title="设置" testId="settings" onClose={onClose} isWide>
      <div className="settings">
        <div className="form">
          <SoundSettings />
          <Choices label="屏幕" name="theme" value={useStore(theme)} options={THEMES} onChange={chooseTheme} />
          <CardSettings />
        </div>
        <div className="form">
          <PrinterCheck onDuty={onDuty} />
          <PrinterSettingsForm />
        </div>
      </div>
      <div className="row-between">
        <LeaveButton onDuty={onDuty} onLeft={onLeft} />
        <button type="button" className="button primary" data-testid="close-settings" onClick={onClose}>
          完成
        </button>
      </div>
    </Dialog>
  );
}
