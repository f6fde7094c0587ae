import { tillSpeaker } from '../../device/speaker/tillSpeaker';
import { Choices } from '../../ui/Choices';
import { useStore } from '../../ui/useStore';
import { SoundCheck } from '../duty/OpenShiftChecks';

const VOLUMES = [
  { value: 0.4, text: '小' },
  { value: 0.7, text: '中' },
  { value: 1, text: '大' },
] as const;

export function SoundSettings() {
  const { sound, volume } = useStore(tillSpeaker.state);
  return (
    <>
      <SoundCheck />
      <Choices label="音量" name="volume" value={volume} options={VOLUMES} onChange={tillSpeaker.setVolume} />
      {sound !== 'locked' && (
        <Choices
          label="来单播报"
          name="mute"
          value={sound === 'muted' ? 'off' : 'on'}
          options={[
            { value: 'on', text: '播报' },
            { value: 'off', text: '静音' },
          ]}
          onChange={(value) => tillSpeaker.setMuted(value === 'off')}
        />
      )}
    </>
  );
}
